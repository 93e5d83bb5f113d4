//! The words beside an utterance that say who speaks: `“…,” she said`, `said Kovač: “…”`, a dash and a name. Owns the shapes
//! in which an attribution stands around quotation marks, not who is meant.

use crate::{
    lexicon::{cues::Frames, people},
    quotes::{
        line::Line,
        rules::{direct::Finder, utterances::Utterance},
        statement::Run,
    },
    syntax::pos::Tag,
    text::TokenKind,
};

/// Dashes that can stand before a signature.
const DASHES: [&str; 6] = ["—", "–", "--", "-", "―", "~"];

/// An attribution found beside an utterance.
pub struct Attribution {
    /// The words that report.
    pub cue: Vec<Run>,
    /// Who speaks, as written.
    pub source: Option<Run>,
    /// One past its last token.
    pub end: usize,
    /// Where a clause begins that is said, too: said the bridge has one fault: “…”
    pub lead: Option<usize>,
}

impl Finder<'_, '_> {
    /// The attribution behind an utterance: `“…,” she said`, `“…,” said a man who sells lamps`.
    pub fn after(&self, utterance: &Utterance) -> Option<Attribution> {
        let mut at = utterance.end();
        let close = at - 1;
        if at >= self.document.tokens.len() || self.paragraph(at) != self.paragraph(close) {
            return None;
        }
        let pauses = utterance.pauses(self.document);
        let same = self.document.tokens[at].sentence == self.document.tokens[close].sentence;
        let line = self.line(at, utterance.parent);
        let comma = line.is(at, &[",", "—", "–"]);
        if comma {
            at += 1;
        }
        let stop = self.document.lower(utterance.last()) == ".";
        if !same && (stop || !pauses) {
            return None;
        }
        let end = line.to;
        if line.is(at, &["according"]) && line.is(at + 1, &["to"]) {
            let source = line.phrase_after(at + 2, end)?;
            return Some(Attribution {
                cue: vec![Run::new(at, at + 2)],
                source: Some(source),
                end: source.to,
                lead: None,
            });
        }
        let opens = utterance.open() == self.line(utterance.open(), utterance.parent).from;
        // Without any mark between, only a sentence that is all quotation can be said: “We will win” said the captain.
        if !(pauses || comma || opens && utterance.words(self.document) > 3) {
            return None;
        }
        let speaks = |frames: Frames, token: usize| {
            frames.any(Frames::QUOTATION | Frames::CLAUSE) && (pauses || comma || self.plain(token))
        };
        // “…,” she calls across the room: a verb that takes something else as a rule, with nothing behind it.
        let bare = |frames: Frames, after: usize| {
            (pauses || comma) && frames.any(Frames::NOUN | Frames::SEEN_AS) && !line.opens_phrase(after)
        };
        // The verb first: said Anna Kovač.
        let mut verb = at;
        while verb < end && line.ours(verb) && line.tag(verb) == Tag::Adverb {
            verb += 1;
        }
        if let Some((frames, length)) = line.reports(verb)
            && speaks(frames, verb)
            && !matches!(line.tag(verb), Tag::Gerund | Tag::Base)
            && line.word(verb) != "told"
            && let Some(source) = line.phrase_after(verb + length, end)
        {
            return Some(Attribution {
                cue: vec![Run::new(at, verb + length)],
                source: Some(source),
                end: source.to,
                lead: None,
            });
        }
        // “We won!” beamed Anna Kovač: behind a whole sentence, whatever she does says who speaks.
        let does =
            |verb: usize| pauses && opens && matches!(line.tag(verb), Tag::Past | Tag::PresentThird | Tag::Participle);
        let particle = line.is(verb + 1, &["out", "back", "in", "on", "up", "away"]) && line.opens_phrase(verb + 2);
        let after = if particle { verb + 2 } else { verb + 1 };
        if does(verb)
            && let Some(source) = line.phrase_after(after, end).filter(|&source| self.animate(&line, source))
        {
            return Some(Attribution {
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
                if self.document.tokens[token].quotation.is_some_and(|q| {
                    let quotation = &self.document.quotations[q as usize];
                    quotation.close.is_some_and(|close| close - quotation.open < 6)
                }) {
                    continue;
                }
                break;
            }
            let last = token + 1 >= end || line.is(token + 1, &[".", ",", "!", ";", ":"]);
            let listed =
                line.reports(token).filter(|&(frames, length)| speaks(frames, token) || bare(frames, token + length));
            // “Who pays?” a voice in the film asks.
            let bold = || pauses && opens && last && (line.finite(token) || line.listed(token));
            let Some((_, length)) = listed.or_else(|| bold().then_some((Frames(0), 1))) else { continue };
            let group = line.group(token, length);
            if group.hanging || group.infinitive || group.passive {
                continue;
            }
            // “…,” as she puts it.
            let first = if line.is(at, &["as"]) { at + 1 } else { at };
            let Some(source) = line.subject(group.from).filter(|source| source.from == first) else { break };
            let short = !opens && utterance.words(self.document) < 6;
            if (!same || short) && line.clause(line.skip_circumstances(group.to, end), end) {
                // “Who pays?” Kovač said the town would. On “Good Morning, Suva,” Kovač said the town would.
                return None;
            }
            return Some(Attribution {
                cue: vec![Run::new(group.from, group.to)],
                source: Some(source),
                end: group.to,
                lead: None,
            });
        }
        None
    }

    /// Whether somebody is meant who can speak: a name, a pronoun, people without names.
    fn animate(&self, line: &Line, source: Run) -> bool {
        let named = |token: usize| matches!(line.tag(token), Tag::Name | Tag::Pronoun);
        source.tokens().take(6).any(named) || people::speaker_in(self.document, source.tokens())
    }

    /// Whether a verb says nothing but that somebody speaks.
    fn plain(&self, token: usize) -> bool {
        matches!(
            self.document.lower(token),
            "said"
                | "says"
                | "say"
                | "asked"
                | "asks"
                | "told"
                | "tells"
                | "replied"
                | "wrote"
                | "writes"
                | "shouted"
                | "added"
                | "adds"
                | "recalled"
        )
    }

    /// The attribution before an utterance: `she said: “…”`, `saying, “…”`, `wrote:` at the end of the paragraph before.
    pub fn before(&self, utterance: &Utterance) -> Option<Attribution> {
        let open = utterance.open();
        let line = self.line(open, utterance.parent);
        if open > line.from {
            return self.before_in(&line, open, utterance);
        }
        let last = open.checked_sub(1)?;
        if utterance.parent.is_some() || self.document.lower(last) != ":" {
            return None;
        }
        let sentence = self.document.tokens[last].sentence as usize;
        let earlier = Line::new(self.view, sentence, None);
        if !self.document.kind_of(sentence).counts() || !earlier.ours(last) {
            return None;
        }
        self.before_in(&earlier, open, utterance)
    }

    fn before_in(&self, line: &Line, open: usize, utterance: &Utterance) -> Option<Attribution> {
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
            && follows < self.document.tokens.len()
            && self.document.tokens[follows].sentence == self.document.tokens[follows - 1].sentence
            && !line.is(follows, &[".", ",", ";", "!", "?", "…", "—", "–", ")"])
            && !(line.is(follows, &["and", "but"]) && (colon || comma || utterance.words(self.document) > 5))
            && !utterance.finished(self.document);
        if goes_on && !colon {
            return None;
        }
        for token in (line.from.max(last.saturating_sub(40))..=last).rev() {
            if !line.ours(token) {
                if self.document.tokens[token].kind == TokenKind::Quote
                    || self.document.tokens[token].quotation.is_some()
                {
                    continue;
                }
                break;
            }
            let Some((frames, length)) = line.reports(token) else { continue };
            if !frames.any(Frames::QUOTATION | Frames::CLAUSE | Frames::HEARER) && !colon {
                continue;
            }
            let group = line.group(token, length);
            // Between the verb and the quotation: nothing, the hearer, when and where.
            let mut at = line.skip_circumstances(group.to, last + 1);
            if frames.any(Frames::HEARER) && at <= last {
                at = line.chunk_after(at, last + 1).unwrap_or(at);
                at = line.skip_circumstances(at, last + 1);
            }
            let near = at > last;
            if !(near || colon && last - token < 25) {
                continue;
            }
            if !colon && !comma && utterance.words(self.document) < 2 {
                return None;
            }
            if group.passive {
                let by = line.is(group.to, &["by"]).then(|| line.phrase_after(group.to + 1, last + 1)).flatten();
                return Some(Attribution {
                    cue: vec![Run::new(group.from, group.to)],
                    source: by,
                    end: utterance.end(),
                    lead: None,
                });
            }
            let source =
                if group.hanging || group.infinitive { line.governor(group.from) } else { line.subject(group.from) };
            // In the words of the article: "Then, said Kovač: “…”"
            let object = line.is(group.to, &["him", "her", "them", "me", "us", "it", "you"]);
            let inverted = || line.phrase_after(group.to, last + 1).filter(|source| source.to > last && !object);
            // "stressed her record and said": the subject of the verb before.
            let joined =
                || line.is(group.from.saturating_sub(1), &["and", "but"]).then(|| line.governor(group.from)).flatten();
            let source = source.or_else(inverted).or_else(joined);
            let end = utterance.end();
            return (source.is_some() || colon).then_some(Attribution {
                cue: vec![Run::new(group.from, group.to)],
                source,
                end,
                lead: (!near && line.clause(group.to, last + 1)).then_some(group.to),
            });
        }
        // "Kovač made the following remark: “…”": a noun that reports, and whose it is.
        if colon
            && let Some(noun) = (line.from.max(last.saturating_sub(6))..=last).rev().find(|&token| line.remark(token))
        {
            let verb = (line.from..noun).rev().take(12).find(|&token| line.ours(token) && line.finite(token));
            let group = verb.map(|verb| line.group(verb, 1)).filter(|group| !group.passive);
            if let Some(group) = group
                && let Some(source) = line.subject(group.from)
            {
                return Some(Attribution {
                    cue: vec![Run::new(group.from, open)],
                    source: Some(source),
                    end: utterance.end(),
                    lead: None,
                });
            }
        }
        if colon {
            // Nurse Adaeze Nwosu: “…”
            let named = line.phrase_before(line.from, last + 1).filter(|&from| {
                let label = last + 1 - line.from < 12 && !line.finite_in(line.from, last + 1);
                label && from == line.from && (from..=last).any(|token| line.tag(token) == Tag::Name)
            });
            return named.map(|from| Attribution {
                cue: vec![Run::new(open - 1, open)],
                source: Some(Run::new(from, last + 1)),
                end: utterance.end(),
                lead: None,
            });
        }
        None
    }

    /// A dash and a name behind an utterance, there or on the next line.
    pub fn signature(&self, utterance: &Utterance) -> Option<Attribution> {
        let dash = utterance.end();
        let document = self.document;
        if utterance.parent.is_some() || dash + 1 >= document.tokens.len() || !DASHES.contains(&document.lower(dash)) {
            return None;
        }
        let paragraph = &document.paragraphs[self.paragraph(dash) as usize];
        let mut end = paragraph.tokens.end as usize;
        if end > dash + 1 && document.lower(end - 1) == "." {
            end -= 1;
        }
        let line = self.line(dash + 1, None);
        let named = end > dash + 1
            && end - dash < 14
            && (dash + 1..end.min(dash + 4)).any(|token| line.tag(token) == Tag::Name)
            && !line.finite_in(dash + 1, end);
        named.then(|| Attribution { cue: Vec::new(), source: Some(Run::new(dash + 1, end)), end, lead: None })
    }
}
