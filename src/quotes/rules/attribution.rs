//! The words beside an utterance that say who speaks: `“…,” she said`, `said Kovač: “…”`, a dash and a name. Owns the shapes
//! in which an attribution stands around quotation marks, not who is meant.

use crate::{
    lexicon::{
        cues::Frames,
        people,
        speech_verbs::{self, SpeechVerb},
    },
    quotes::{
        columns::Columns,
        cue::{is_listed_verb, is_reporting_noun, reports},
        rule::Rule,
        rules::utterances::Utterance,
    },
    syntax::{
        adverbial::skip_adverbials,
        clause::has_clause,
        line::Line,
        noun_phrase::{chunk_after, opens_phrase, phrase_after, phrase_before},
        pos::Tag,
        subject::{controller, subject},
        verb_group::verb_group,
    },
    text::{Run, TokenKind},
};

/// Dashes that can stand before a signature.
const DASHES: [&str; 6] = ["—", "–", "--", "-", "―", "~"];

/// An attribution found beside an utterance.
pub struct Attribution {
    /// The rule that found it.
    pub rule: Rule,
    /// The words that report.
    pub cue: Vec<Run>,
    /// Who speaks, as written.
    pub source: Option<Run>,
    /// One past its last token.
    pub end: usize,
    /// Where a clause begins that is said, too: said the bridge has one fault: “…”
    pub lead: Option<usize>,
}

/// The attribution behind an utterance: `“…,” she said`, `“…,” said a man who sells lamps`.
pub fn after(columns: &Columns, utterance: &Utterance) -> Option<Attribution> {
    let mut at = utterance.end();
    let close = at - 1;
    if at >= columns.document.tokens.len() || columns.paragraph(at) != columns.paragraph(close) {
        return None;
    }
    let pauses = utterance.pauses(columns.document);
    let same = columns.document.tokens[at].sentence == columns.document.tokens[close].sentence;
    let line = columns.line_around(at, utterance.parent);
    // “…,”[3][4] she said: the numbers of notes.
    while line.is(at, &["["]) && line.is(at + 2, &["]"]) {
        at += 3;
    }
    let comma = line.is(at, &[",", "—", "–"]);
    if comma {
        at += 1;
    }
    let stop = columns.document.lower(utterance.last()) == ".";
    if !same && (stop || !pauses) {
        return None;
    }
    let end = line.to;
    if line.is(at, &["according"]) && line.is(at + 1, &["to"]) {
        let source = phrase_after(&line, at + 2, end)?;
        return Some(Attribution {
            rule: Rule::AccordingTo,
            cue: vec![Run::new(at, at + 2)],
            source: Some(source),
            end: source.to,
            lead: None,
        });
    }
    let opens = utterance.open() == columns.line_around(utterance.open(), utterance.parent).from;
    // Without any mark between, only a sentence that is all quotation can be said: “We will win” said the captain.
    if !(pauses || comma || opens && utterance.words(columns.document) > 3) {
        return None;
    }
    let speaks = |frames: Frames, token: usize| {
        frames.any(Frames::QUOTATION | Frames::CLAUSE) && (pauses || comma || plain(columns, token))
    };
    // “…,” she calls across the room: a verb that takes something else as a rule, with nothing behind it.
    let bare = |frames: Frames, after: usize| {
        (pauses || comma) && frames.any(Frames::NOUN | Frames::SEEN_AS) && !opens_phrase(&line, after)
    };
    // The verb first: said Anna Kovač.
    let mut verb = at;
    while verb < end && line.ours(verb) && line.tag(verb) == Tag::Adverb {
        verb += 1;
    }
    if let Some((frames, length)) = reports(columns, &line, verb)
        && speaks(frames, verb)
        && !matches!(line.tag(verb), Tag::Gerund | Tag::Base)
        && line.word(verb) != "told"
        && let Some(source) = phrase_after(&line, verb + length, end)
    {
        return Some(Attribution {
            rule: Rule::AttributionInverted,
            cue: vec![Run::new(at, verb + length)],
            source: Some(source),
            end: source.to,
            lead: None,
        });
    }
    // “We won!” beamed Anna Kovač: behind a whole sentence, whatever she does says who speaks.
    let does =
        |verb: usize| pauses && opens && matches!(line.tag(verb), Tag::Past | Tag::PresentThird | Tag::Participle);
    let particle = line.is(verb + 1, &["out", "back", "in", "on", "up", "away"]) && opens_phrase(&line, verb + 2);
    let after = if particle { verb + 2 } else { verb + 1 };
    if does(verb)
        && let Some(source) = phrase_after(&line, after, end).filter(|&source| animate(columns, &line, source))
    {
        return Some(Attribution {
            rule: Rule::AttributionByAction,
            cue: vec![Run::new(at, after)],
            source: Some(source),
            end: source.to,
            lead: None,
        });
    }
    // Adding to what was said: “…,” he said, adding … is the indirect statements' business.
    for token in at + 1..end.min(at + 40) {
        if !line.ours(token) {
            // A nickname may stand in a name; any other quotation ends the look.
            if columns.document.tokens[token].quotation.is_some_and(|q| {
                let quotation = &columns.document.quotations[q as usize];
                quotation.close.is_some_and(|close| close - quotation.open < 6)
            }) {
                continue;
            }
            break;
        }
        let last = token + 1 >= end || line.is(token + 1, &[".", ",", "!", ";", ":"]);
        let listed = reports(columns, &line, token)
            .filter(|&(frames, length)| speaks(frames, token) || bare(frames, token + length));
        // “Who pays?” a voice in the film asks.
        let bold = || pauses && opens && last && (line.finite(token) || is_listed_verb(&line, token));
        let Some((_, length)) = listed.or_else(|| bold().then_some((Frames(0), 1))) else { continue };
        let group = verb_group(&line, token, length);
        if group.hanging || group.infinitive || group.passive {
            continue;
        }
        // “…,” as she puts it.
        let first = if line.is(at, &["as"]) { at + 1 } else { at };
        let Some(source) = subject(&line, group.from).filter(|source| source.from == first) else { break };
        let short = !opens && utterance.words(columns.document) < 6;
        if (!same || short) && has_clause(&line, skip_adverbials(&line, group.to, end), end) {
            // “Who pays?” Kovač said the town would. On “Good Morning, Suva,” Kovač said the town would.
            return None;
        }
        return Some(Attribution {
            rule: Rule::AttributionBehind,
            cue: vec![Run::new(group.from, group.to)],
            source: Some(source),
            end: group.to,
            lead: None,
        });
    }
    None
}

/// Whether somebody is meant who can speak: a name, a pronoun, people without names.
fn animate(columns: &Columns, line: &Line, source: Run) -> bool {
    let named = |token: usize| matches!(line.tag(token), Tag::Name | Tag::Pronoun);
    source.tokens().take(6).any(named) || people::speaker_in(columns.document, source.tokens())
}

/// Whether a verb says nothing but that somebody speaks.
fn plain(columns: &Columns, token: usize) -> bool {
    speech_verbs::is(columns.document.lower(token), SpeechVerb::Plain)
}

/// The attribution before an utterance: `she said: “…”`, `saying, “…”`, `wrote:` at the end of the paragraph before.
pub fn before(columns: &Columns, utterance: &Utterance) -> Option<Attribution> {
    let open = utterance.open();
    let line = columns.line_around(open, utterance.parent);
    if open > line.from {
        return before_in(columns, &line, open, utterance);
    }
    let last = open.checked_sub(1)?;
    if utterance.parent.is_some() || columns.document.lower(last) != ":" {
        return None;
    }
    let sentence = columns.document.tokens[last].sentence as usize;
    let earlier = columns.line(sentence, None);
    if !columns.document.kind_of(sentence).counts() || !earlier.ours(last) {
        return None;
    }
    before_in(columns, &earlier, open, utterance)
}

fn before_in(columns: &Columns, line: &Line, open: usize, utterance: &Utterance) -> Option<Attribution> {
    let mut last = open - 1;
    let colon = line.is(last, &[":"]);
    let comma = line.is(last, &[","]);
    if line.is(last, &["that"]) || line.from >= last && !colon {
        return None;
    }
    if colon || comma {
        last = last.checked_sub(1).filter(|&last| last >= line.from)?;
    }
    let follows = utterance.end();
    let goes_on = utterance.closed
        && follows < columns.document.tokens.len()
        && columns.document.tokens[follows].sentence == columns.document.tokens[follows - 1].sentence
        && !line.is(follows, &[".", ",", ";", "!", "?", "…", "—", "–", ")"])
        && !(line.is(follows, &["and", "but"]) && (colon || comma || utterance.words(columns.document) > 5))
        && !utterance.finished(columns.document);
    if goes_on && !colon {
        return None;
    }
    for token in (line.from.max(last.saturating_sub(40))..=last).rev() {
        if !line.ours(token) {
            if columns.document.tokens[token].kind == TokenKind::Quote
                || columns.document.tokens[token].quotation.is_some()
            {
                continue;
            }
            break;
        }
        let Some((frames, length)) = reports(columns, line, token) else { continue };
        if !frames.any(Frames::QUOTATION | Frames::CLAUSE | Frames::HEARER) && !colon {
            continue;
        }
        let group = verb_group(line, token, length);
        // Between the verb and the quotation: nothing, the hearer, when and where.
        let mut at = skip_adverbials(line, group.to, last + 1);
        if frames.any(Frames::HEARER) && at <= last {
            at = chunk_after(line, at, last + 1).unwrap_or(at);
            at = skip_adverbials(line, at, last + 1);
        }
        let near = at > last;
        if !(near || colon && last - token < 25) {
            continue;
        }
        if !colon && !comma && utterance.words(columns.document) < 2 {
            return None;
        }
        if group.passive {
            let by = line.is(group.to, &["by"]).then(|| phrase_after(line, group.to + 1, last + 1)).flatten();
            return Some(Attribution {
                rule: Rule::AttributionBefore,
                cue: vec![Run::new(group.from, group.to)],
                source: by,
                end: utterance.end(),
                lead: None,
            });
        }
        let source =
            if group.hanging || group.infinitive { controller(line, group.from) } else { subject(line, group.from) };
        // In the words of the article: "Then, said Kovač: “…”"
        let object = line.is(group.to, &["him", "her", "them", "me", "us", "it", "you"]);
        let inverted = || phrase_after(line, group.to, last + 1).filter(|source| source.to > last && !object);
        // "stressed her record and said": the subject of the verb before.
        let joined =
            || line.is(group.from.saturating_sub(1), &["and", "but"]).then(|| controller(line, group.from)).flatten();
        let source = source.or_else(inverted).or_else(joined);
        let end = utterance.end();
        return (source.is_some() || colon).then_some(Attribution {
            rule: Rule::AttributionBefore,
            cue: vec![Run::new(group.from, group.to)],
            source,
            end,
            lead: (!near && has_clause(line, group.to, last + 1)).then_some(group.to),
        });
    }
    // "Kovač made the following remark: “…”": a noun that reports, and whose it is.
    if colon
        && let Some(noun) =
            (line.from.max(last.saturating_sub(6))..=last).rev().find(|&token| is_reporting_noun(line, token))
    {
        let verb = (line.from..noun).rev().take(12).find(|&token| line.ours(token) && line.finite(token));
        let group = verb.map(|verb| verb_group(line, verb, 1)).filter(|group| !group.passive);
        if let Some(group) = group
            && let Some(source) = subject(line, group.from)
        {
            return Some(Attribution {
                rule: Rule::AttributionBefore,
                cue: vec![Run::new(group.from, open)],
                source: Some(source),
                end: utterance.end(),
                lead: None,
            });
        }
    }
    if colon {
        // Nurse Adaeze Nwosu: “…”
        let named = phrase_before(line, line.from, last + 1).filter(|&from| {
            let label = last + 1 - line.from < 12 && !line.finite_in(line.from, last + 1);
            label && from == line.from && (from..=last).any(|token| line.tag(token) == Tag::Name)
        });
        return named.map(|from| Attribution {
            rule: Rule::NameBefore,
            cue: vec![Run::new(open - 1, open)],
            source: Some(Run::new(from, last + 1)),
            end: utterance.end(),
            lead: None,
        });
    }
    None
}

/// A dash and a name behind an utterance, there or on the next line.
pub fn signature(columns: &Columns, utterance: &Utterance) -> Option<Attribution> {
    let dash = utterance.end();
    let document = columns.document;
    if utterance.parent.is_some() || dash + 1 >= document.tokens.len() || !DASHES.contains(&document.lower(dash)) {
        return None;
    }
    let paragraph = &document.paragraphs[columns.paragraph(dash) as usize];
    let mut end = paragraph.tokens.end as usize;
    if end > dash + 1 && document.lower(end - 1) == "." {
        end -= 1;
    }
    let line = columns.line_around(dash + 1, None);
    let named = end > dash + 1
        && end - dash < 14
        && (dash + 1..end.min(dash + 4)).any(|token| line.tag(token) == Tag::Name)
        && !line.finite_in(dash + 1, end);
    named.then(|| Attribution {
        rule: Rule::Signature,
        cue: Vec::new(),
        source: Some(Run::new(dash + 1, end)),
        end,
        lead: None,
    })
}
