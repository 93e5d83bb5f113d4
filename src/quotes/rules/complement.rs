//! What a verb of saying takes: a clause, an infinitive, an object. Owns the words behind the verb up to where that begins,
//! not its subject, nor where it ends.

use crate::{
    analysis::CueClass,
    lexicon::cues::Frames,
    quotes::{
        cue::{OBJECTS, is_reporting_noun, reports},
        rule::Rule,
        rules::{
            content_end::{Reported, before_main_verb},
            context::{Reader, animate},
        },
    },
    syntax::{
        adverbial::skip_adverbials,
        clause::has_clause,
        line::Line,
        noun_phrase::{chunk_after, opens_phrase, phrase_after},
        pos::Tag,
        verb_group::VerbGroup,
    },
    text::Run,
};

/// What stands behind a verb of saying; gives where it ends.
pub fn complement(
    reader: &mut Reader,
    group: &VerbGroup,
    cue: Run,
    source: Run,
    frames: Frames,
    class: Option<CueClass>,
) -> Option<usize> {
    let line = reader.line;
    let at = group.to;
    if at >= line.to {
        return None;
    }
    // "asked not to be named"
    if (at..line.to.min(at + 6)).any(|token| line.is(token, &["named", "identified", "anonymity", "anonymous"])) {
        return None;
    }
    // said: the road is open
    if line.is(at, &[":"]) && at + 2 < line.to {
        let end = reader.end(at + 1, Reported::Clause);
        reader.push(Rule::ColonClause, vec![Run::new(at + 1, end)], cue, Some(source));
        return Some(end);
    }
    // "denied the claim that the road was closed": the claim is what is denied.
    let claim = claim(line, at).filter(|_| frames.any(Frames::NOUN) && !frames.any(Frames::HEARER));
    if frames.any(Frames::CLAUSE)
        && claim.is_none()
        && let Some(end) = clause(reader, group, cue, source, frames)
    {
        return Some(end);
    }
    if frames.any(Frames::INFINITIVE)
        && let Some(end) = infinitive(reader, group, cue, source, frames, class)
    {
        return Some(end);
    }
    object(reader, group, cue, source, frames, class, claim.is_some())
}

/// The reporting noun with a clause behind it that begins at `at`: "the claim that the road was closed".
fn claim(line: &Line, at: usize) -> Option<usize> {
    let noun = chunk_after(line, at, line.to)?.checked_sub(1)?;
    (is_reporting_noun(line, noun) && line.is(noun + 1, &["that"])).then_some(noun)
}

/// "said that the road was open"; "said the road was open".
fn clause(reader: &mut Reader, group: &VerbGroup, cue: Run, source: Run, frames: Frames) -> Option<usize> {
    let (columns, line) = (reader.columns, reader.line);
    let at = group.to;
    let opens_clause = |token: usize| {
        line.is(token, &["that", "whether", "if", "how", "why", "what", "where", "when", "who", "which"])
            && (line.word(token) != "that"
                || line.tag(token) == Tag::Preposition
                || has_clause(line, token + 1, line.to))
    };
    // Another verb on the way to "that" takes the clause for itself.
    let passes = |token: usize| {
        line.ours(token)
            && !line.finite(token)
            && !line.is(token, &[";", ":"])
            && line.tag(token) != Tag::Base
            && reports(columns, line, token).is_none()
    };
    let that = (at..line.to.min(at + 18)).take_while(|&token| token == at || passes(token - 1)).find(|&token| {
        if token == at { opens_clause(token) } else { line.is(token, &["that", "whether"]) && opens_clause(token) }
    });
    // Between verb and "that": the hearer, when and where, an aside.
    let that = that.filter(|&that| {
        that == at || {
            let noun = line.tag(that - 1).is_noun() && !frames.any(Frames::HEARER);
            let skipped = behind_setting(line, at);
            skipped >= that
                || !noun
                || line.tag(at) == Tag::Preposition
                || line.tag(that) == Tag::Preposition
                    && opens_phrase(line, that + 1)
                    && has_clause(line, that + 1, line.to)
        }
    });
    if let Some(that) = that {
        let end = reader.end(that, Reported::Clause);
        if end > that + 1 || line.word(that) != "that" {
            let rule = if that == at { Rule::ThatClause } else { Rule::DistantThatClause };
            reader.push(rule, vec![Run::new(that, end)], cue, Some(source));
            return Some(end);
        }
    }
    let mut from = behind_setting(line, at);
    if frames.any(Frames::HEARER)
        && let Some(end) = hearer_end(line, from)
    {
        from = behind_setting(line, end);
        from = if line.is(from, &[","]) { from + 1 } else { from };
    }
    if !frames.any(Frames::THAT_ONLY) && from < line.to && has_clause(line, from, line.to) {
        let end = reader.end(from, Reported::Clause);
        // "those who say it is safe have never been there"
        let relative = source.to == source.from + 1 && line.tag(source.from).is_relative();
        let comma = line.is(source.from.saturating_sub(1), &[","]);
        let bound = relative && !comma && !line.finite_in(line.from, source.from);
        let end = if bound { before_main_verb(line, from, end) } else { end };
        if is_object_before_clause(line, from, end) {
            return None;
        }
        reader.push(Rule::BareClause, vec![Run::new(from, end)], cue, Some(source));
        return Some(end);
    }
    None
}

/// Whether a noun phrase and a comma come before the clause, so that the phrase is what the verb takes and the clause is the
/// article's: "The mayor declared a holiday, the baker ran out of flour". An apposition has its verb behind the next comma.
fn is_object_before_clause(line: &Line, from: usize, end: usize) -> bool {
    let comma = |from: usize| (from..end).find(|&at| line.is(at, &[","]));
    let Some(first) = comma(from).filter(|_| line.tag(from) == Tag::Determiner) else { return false };
    let second = comma(first + 1).unwrap_or(end);
    !line.finite_in(from, first) && line.tag(first + 1) == Tag::Determiner && line.finite_in(first + 1, second)
}

/// Where the words end that say when, where and on what occasion, those between commas too: "said, on Monday, the road".
fn behind_setting(line: &Line, at: usize) -> usize {
    let end = skip_adverbials(line, at, line.to);
    if end == at && line.is(at, &[","]) {
        let inner = skip_adverbials(line, at + 1, line.to);
        if inner > at + 1 && line.is(inner, &[","]) {
            return inner + 1;
        }
    }
    end
}

/// Where the hearer ends that begins at `from`, with the place where he is: "reporters in Suva".
fn hearer_end(line: &Line, from: usize) -> Option<usize> {
    let mut end = chunk_after(line, from, line.to)?;
    for _ in 0..2 {
        let next = line
            .is(end, &["of", "in", "at", "from", "on", "outside", "near"])
            .then(|| chunk_after(line, end + 1, line.to))
            .flatten()
            .filter(|&next| line.is(end, &["of"]) || has_clause(line, next, line.to));
        match next {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(end)
}

/// "promised to mend the road"; "urged drivers to stay at home": the hearer is not what is said.
fn infinitive(
    reader: &mut Reader,
    group: &VerbGroup,
    cue: Run,
    source: Run,
    frames: Frames,
    class: Option<CueClass>,
) -> Option<usize> {
    let line = reader.line;
    let at = group.to;
    let mut to = at;
    let hearer = frames.any(Frames::HEARER);
    if (hearer || matches!(class, Some(CueClass::Intend | CueClass::Predict))) && !line.is(to, &["to"]) {
        to = phrase_after(line, to, line.to).map_or(to, |hearer| hearer.to);
    }
    let negated = line.is(to, &["not"]) && line.tag(to + 1) == Tag::To;
    let infinitive = line.tag(to) == Tag::To && line.tag(to + 1) == Tag::Base;
    if !(infinitive || negated || line.is(to, &["to", "not"]) && line.is(to + 1, &["to", "be"])) {
        return None;
    }
    // "declined to comment"
    if class == Some(CueClass::Refuse) && line.is(to + 1, &["comment"]) {
        return None;
    }
    // "called on the crew to wait": who is called on is part of what is demanded.
    let phrase = group.to > group.verb + 1;
    let from = if hearer && !phrase { to } else { at };
    let unspoken = matches!(class, Some(CueClass::Intend | CueClass::Think));
    if unspoken && !animate(line, source) {
        return None;
    }
    let end = reader.end(from, Reported::Infinitive);
    reader.push(Rule::Infinitive, vec![Run::new(from, end)], cue, Some(source));
    Some(end)
}

/// "praised the divers"; "called the plan a mistake"; "denied the claim that the road was closed".
fn object(
    reader: &mut Reader,
    group: &VerbGroup,
    cue: Run,
    source: Run,
    frames: Frames,
    class: Option<CueClass>,
    claim: bool,
) -> Option<usize> {
    use CueClass::{Claim, Criticize, Deny, Neutral, Praise};
    let line = reader.line;
    let at = group.to;
    let does = frames.any(Frames::DOES);
    let judges = class.is_some_and(|class| OBJECTS.contains(&class)) && !does;
    let seen = frames.any(Frames::SEEN_AS)
        && matches!(class, Some(Claim | Neutral | Praise | Criticize | Deny))
        && seen_as(line, at, does);
    let taken = frames.any(Frames::NOUN) && (claim || judges || frames.any(Frames::BARE_OBJECT)) || seen;
    let opens = opens_phrase(line, at) || !line.ours(at) || line.tag(at) == Tag::Gerund;
    if !taken || !opens || group.infinitive || !animate(line, source) {
        return None;
    }
    let reported = if claim { Reported::Clause } else { Reported::Phrase };
    let end = reader.end(at, reported);
    reader.push(Rule::ReportedObject, vec![Run::new(at, end)], cue, Some(source));
    Some(end)
}

/// Whether what stands behind a verb is seen as something: "the plan a mistake", "it “a mistake”", "the loan as a risk".
/// A verb that `does` more often than it says needs "as".
fn seen_as(line: &Line, at: usize, does: bool) -> bool {
    let Some(end) = chunk_after(line, at, line.to) else { return !line.ours(at) && !does };
    let mut rest = (end..line.to.min(end + 12)).take_while(|&token| !line.finite(token));
    rest.any(|token| line.is(token, &["as"]))
        || !does && (!line.ours(end) && end < line.to || opens_phrase(line, end) || line.tag(end) == Tag::Adjective)
}
