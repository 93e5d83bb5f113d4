//! Verbs of saying that stand inside or behind what is said: "The museum, she said, would open"; "The road is open, said
//! Kovač." Owns these shapes; what stands behind a verb is `complement`'s.

use crate::{
    lexicon::{calendar, cues::Frames, people},
    quotes::{
        rule::Rule,
        rules::{
            content_end::Reported,
            context::{Last, Reader},
        },
    },
    syntax::{
        adverbial::skip_adverbials,
        line::REACH,
        noun_phrase::{chunk_after, phrase_after},
        pos::Tag,
        verb_group::VerbGroup,
    },
    text::Run,
};

/// "The museum, she said, would open"; "The museum would open, she said."
pub fn parenthetical(reader: &mut Reader, group: &VerbGroup, cue: Run, subject: Option<Run>, frames: Frames) -> bool {
    let line = reader.line;
    let Some(source) = subject else { return false };
    let relative = source.to == source.from + 1 && line.tag(source.from).is_relative();
    if relative {
        return false;
    }
    if !frames.any(Frames::CLAUSE | Frames::QUOTATION) || group.negated {
        return false;
    }
    // "which he said have benefitted many": the pronoun is the first piece.
    let Some(before) = source.from.checked_sub(1).filter(|&before| before >= line.from) else { return false };
    let at = skip_adverbials(line, group.to, line.to);
    let hearer = || chunk_after(line, at, line.to).filter(|_| frames.any(Frames::HEARER));
    if line.tag(before).is_relative() || line.is(before, &["which", "who", "that"]) {
        let verb = line.finite(group.to) || line.tag(group.to) == Tag::Adverb && line.finite(group.to + 1);
        let gap = verb && !line.is(before, &["that"]) || line.tag(before) == Tag::WhDeterminer && line.finite(group.to);
        if gap {
            let end = reader.end(group.to, Reported::Clause);
            reader.push(
                Rule::RelativeGap,
                vec![Run::new(before, before + 1), Run::new(group.to, end)],
                cue,
                Some(source),
            );
            return true;
        }
        return false;
    }
    // "…, as she puts it"
    let as_said = line.is(before, &["as"]) && before > line.from && line.is(before - 1, &[","]);
    let before = if as_said { before - 1 } else { before };
    if !line.is(before, &[",", "—", "–", "--"]) {
        return false;
    }
    let stop = |at: usize| at >= line.to || line.is(at, &[".", ";", "!", "?", "…"]);
    let closes = |at: usize| line.is(at, &[",", "—", "–", "--"]);
    let rest = if stop(at) || closes(at) { at } else { hearer().map_or(at, |end| skip_adverbials(line, end, line.to)) };
    // "…, she said on Monday in Suva, adding": where and how, up to the next comma.
    let rest = if !stop(rest) && !closes(rest) && matches!(line.tag(rest), Tag::Preposition | Tag::Adverb) {
        let next = (rest..line.to.min(rest + 10)).find(|&token| stop(token) || closes(token));
        next.filter(|&next| !line.finite_in(rest, next)).unwrap_or(rest)
    } else {
        rest
    };
    let start = clause_from(reader, before);
    let spoken = before > start && (line.finite_in(start, before) || before - start > 1);
    if stop(rest) && spoken && line.finite_in(start, before) {
        reader.push(Rule::ParentheticalBehind, vec![Run::new(start, before)], cue, Some(source));
        return true;
    }
    // What follows must not be a clause of its own: "…, he said, adding that …".
    let next = rest + 1;
    // "Asked about the ice, she said, however, that it would hold."
    if line.is(next, &["that"]) || line.is(next + 1, &[","]) && line.is(next + 2, &["that"]) {
        return false;
    }
    // "It is not for sale, she said on Monday, a week after the offer."
    let occasion = matches!(line.tag(next), Tag::Determiner | Tag::Number)
        && calendar::says_when(line.word(next + 1))
        && line.is(next + 2, &["after", "before"]);
    let hangs =
        occasion || line.tag(next) == Tag::Gerund || line.is(next, &["and", "but", "who", "which", "as", "while"]);
    if closes(rest) && spoken && line.finite_in(start, before) && (hangs || next >= line.to) {
        reader.push(Rule::ParentheticalHanging, vec![Run::new(start, before)], cue, Some(source));
        return true;
    }
    if closes(rest) && spoken && !hangs {
        let end = reader.end(next, Reported::Clause);
        reader.push(Rule::ParentheticalInside, vec![Run::new(start, before), Run::new(next, end)], cue, Some(source));
        return true;
    }
    // "…, she said at the gate of the mine": circumstances of any kind up to the end.
    let short = line.to - group.to.min(line.to) < 20;
    if spoken
        && short
        && line.finite_in(start, before)
        && matches!(line.tag(group.to), Tag::Preposition | Tag::Adverb | Tag::Name | Tag::Noun)
        && !line.finite_in(group.to, line.to)
        && !line.is(group.to, &["that"])
        && line.is(before, &[","])
    {
        reader.push(Rule::ParentheticalPlace, vec![Run::new(start, before)], cue, Some(source));
        return true;
    }
    false
}

/// Where the clause begins that ends at `end`.
pub fn clause_from(reader: &Reader, end: usize) -> usize {
    let line = reader.line;
    let lo = line.from.max(end.saturating_sub(REACH));
    let start = (lo..end).rev().find(|&token| line.is(token, &[";", ":", ".", "!", "?"])).map_or(lo, |at| at + 1);
    // "(it could be more, she says)": what stands in brackets with the cue.
    let bracket = (start..end).rev().find(|&token| line.is(token, &["(", ")"])).filter(|&token| line.is(token, &["("]));
    let start = bracket.map_or(start, |open| open + 1);
    start.max(
        reader.last.map_or(start, |last| if last.end < end && line.is(last.end, &[";"]) { last.end } else { start }),
    )
}

/// "The road is open, said Kovač, who runs the garage."
pub fn inverted(reader: &mut Reader, group: &VerbGroup, cue: Run, frames: Frames) -> bool {
    let line = reader.line;
    let before = group.from - 1;
    let start = clause_from(reader, before);
    if !frames.any(Frames::CLAUSE | Frames::QUOTATION)
        || frames.any(Frames::HEARER)
        || !line.finite_in(start, before)
        || !matches!(line.tag(group.verb), Tag::Past | Tag::PresentThird | Tag::Present | Tag::Participle)
    {
        return false;
    }
    let Some(source) = phrase_after(line, group.to, line.to) else { return false };
    let named =
        (source.from..source.to.min(source.from + 6)).any(|token| matches!(line.tag(token), Tag::Name | Tag::Pronoun));
    let animate = named || people::speaker_in(reader.line.document, source.tokens());
    // "He came in, said the road was open": a clause follows.
    let verb = (source.to..line.to.min(source.to + 4)).find(|&token| line.tag(token) != Tag::Adverb);
    if !animate || line.is(source.to, &["that"]) || verb.is_some_and(|verb| line.finite(verb)) {
        return false;
    }
    reader.push(Rule::ParentheticalInverted, vec![Run::new(start, before)], cue, Some(source));
    reader.last = Some(Last { source, end: source.to });
    true
}
