//! Where what is said ends that no mark encloses: before another verb of the speaker, before somebody else's clause, before
//! the words that say when and where it was said. Owns these ends, whichever pass found the beginning.

use crate::{
    lexicon::{
        cues::Frames,
        occasions::{self, OccasionWord},
        people,
        speech_verbs::{self, SpeechVerb},
    },
    quotes::{
        columns::Columns,
        cue::{OBJECTS, class_at, reports},
    },
    syntax::{
        adverbial::skip_adverbials,
        clause::{Edge, edge, has_clause},
        line::{Line, REACH},
        noun_phrase::{chunk_after, opens_phrase},
        pos::Tag,
        verb_group::is_be,
    },
};
use std::ops::Range;

/// What is reported, by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reported {
    /// "that the road was open"
    Clause,
    /// "to mend the road"
    Infinitive,
    /// "the courage of the divers"
    Phrase,
}

impl Reported {
    /// What begins at `from`; behind a verb that takes a `phrase`, "the crew after it had rained" is one.
    pub fn at(line: &Line, from: usize, phrase: bool) -> Self {
        let verb = || (from..line.to.min(from + TAIL)).find(|&token| line.finite(token)).unwrap_or(line.to);
        let time = |token: usize| line.ours(token) && edge(line.word(token)) == Some(Edge::Time);
        if phrase && opens_phrase(line, from) && (from + 1..verb()).any(time) {
            return Self::Phrase;
        }
        let that = line.is(from, &["that"]) && line.tag(from) == Tag::Preposition;
        if line.tag(from) == Tag::To || line.is(from, &["not"]) && line.tag(from + 1) == Tag::To {
            Self::Infinitive
        } else if that || line.tag(from).is_wh() || line.is(from, &["if", "whether"]) || has_clause(line, from, line.to)
        {
            Self::Clause
        } else {
            Self::Phrase
        }
    }
}

/// How many tokens at the end of what is said are looked at for words that say when and where.
const TAIL: usize = 30;

/// Where what is said ends that begins at `from`.
pub fn content_end(columns: &Columns, line: &Line, from: usize, reported: Reported) -> usize {
    let limit = line.to.min(from + REACH);
    let mut at = from;
    let mut open = false;
    while at < limit {
        if !line.ours(at) {
            at += 1;
            continue;
        }
        open |= line.is(at, &["("]);
        if line.is(at, &[";"]) && at > from || line.is(at, &[")"]) && !open {
            return at;
        }
        let comma = line.is(at, &[",", "—", "–", "--"]);
        let next = if comma { at + 1 } else { at };
        if comma && turns_away(columns, line, from..next, limit, reported)
            || at > from && line.is(next, &["and", "but", "while"]) && coordinated(columns, line, next, comma, reported)
            || !comma && at > from + 2 && hangs_on(columns, line, at)
            || !comma && at > from && reported == Reported::Phrase && another_clause(line, at)
        {
            return at;
        }
        at = next.max(at + 1);
    }
    limit
}

/// Whether a token opens a clause that says when or why somebody said something: "praised the crew after it had rained".
fn another_clause(line: &Line, at: usize) -> bool {
    line.is(at, &["because", "although", "though", "unless", "during", "after", "before", "since", "until", "amid"])
        || line.is(at, &["as", "when", "while"]) && has_clause(line, at + 1, line.to)
}

/// "said the road was open adding that it was late": a participle that hangs on without a comma.
fn hangs_on(columns: &Columns, line: &Line, at: usize) -> bool {
    let clause = || reports(columns, line, at).filter(|(frames, _)| frames.any(Frames::CLAUSE));
    line.tag(at) == Tag::Gerund
        && !matches!(line.tag(at - 1), Tag::Preposition | Tag::Conjunction | Tag::Determiner | Tag::Adverb)
        && !is_be(line.word(at - 1))
        && !people::document(line.word(at - 1))
        && clause().is_some_and(|(_, length)| line.is(at + length, &["that"]))
}

/// Whether a comma is followed by what no longer is said: ", adding that …", ", according to …".
fn turns_away(columns: &Columns, line: &Line, before: Range<usize>, limit: usize, reported: Reported) -> bool {
    let Range { start: from, end: next } = before;
    let mut at = next;
    while at < limit
        && line.ours(at)
        && (line.tag(at) == Tag::Adverb || line.is(at, &["while", "and"]))
        && at < next + 2
    {
        at += 1;
    }
    if at >= limit || !line.ours(at) {
        return false;
    }
    if line.is(at, &["according"]) {
        return true;
    }
    // ", said Marr"; ", Marr said."
    let tells = |token: usize| {
        reports(columns, line, token).is_some_and(|(frames, length)| {
            let past = matches!(line.tag(token), Tag::Past | Tag::PresentThird);
            past && frames.any(Frames::CLAUSE | Frames::QUOTATION) && {
                let after = token + length;
                if token == at {
                    !frames.any(Frames::HEARER) && opens_phrase(line, after) && line.tag(after) == Tag::Name
                } else {
                    after + 1 >= line.to
                }
            }
        })
    };
    if tells(at) || opens_phrase(line, at) && chunk_after(line, at, limit).is_some_and(tells) {
        return true;
    }
    // "praised the divers, left the hall and went home"
    if reported == Reported::Phrase && line.finite(at) {
        return true;
    }
    if line.tag(at) == Tag::Gerund {
        // "murder, looting, robbery"; "of hiding the gas, lying about it".
        let listed = line.is(at + 1, &[",", "and", "or"])
            || (next.saturating_sub(TAIL).max(from)..next - 1).any(|token| line.tag(token) == Tag::Gerund);
        return reported != Reported::Clause && !listed
            || reports(columns, line, at)
                .is_some_and(|(frames, _)| frames.any(Frames::CLAUSE | Frames::QUOTATION | Frames::SEEN_AS));
    }
    false
}

/// Whether a conjunction is followed by a new verb of the speaker, or by a new speaker.
fn coordinated(columns: &Columns, line: &Line, conjunction: usize, comma: bool, reported: Reported) -> bool {
    let object = reported != Reported::Clause;
    let mut at = conjunction + 1;
    while line.ours(at) && line.tag(at) == Tag::Adverb {
        at += 1;
    }
    if !line.ours(at) {
        return false;
    }
    let clause = |token: usize| {
        reports(columns, line, token).is_some_and(|(frames, length)| {
            let after = token + length;
            let told = matches!(line.tag(token), Tag::Past | Tag::PresentThird | Tag::Participle | Tag::Present);
            told && (frames.any(Frames::CLAUSE)
                && (line.is(after, &["that", "whether", ":", "who", "how", "why", "what"])
                    || !line.ours(after)
                    || has_clause(line, skip_adverbials(line, after, line.to), line.to))
                || class_at(columns, token).is_some_and(|class| OBJECTS.contains(&class))
                || frames.any(Frames::INFINITIVE) && line.is(after, &["to"]))
        })
    };
    // "and has called for", "and is demanding"
    let auxiliary = |at: usize| line.is(at, &["has", "have", "had"]) || is_be(line.word(at)) && line.ours(at);
    let mut verb = at;
    while verb < at + 3 && (auxiliary(verb) || verb > at && line.ours(verb) && line.tag(verb) == Tag::Adverb) {
        verb += 1;
    }
    if !line.is(conjunction, &["while"])
        && (clause(at) || verb > at && clause(verb) || object && matches!(line.tag(at), Tag::Past | Tag::PresentThird))
    {
        return true;
    }
    if !comma {
        return false;
    }
    // "announced the grant, but the assembly met": a phrase has no clauses.
    if reported == Reported::Phrase && has_clause(line, at, line.to) {
        return true;
    }
    // ", but Kovač denied it"
    let Some(subject) = chunk_after(line, at, line.to) else { return false };
    let mut verb = subject;
    while line.ours(verb)
        && verb < subject + 3
        && (line.tag(verb) == Tag::Adverb
            || line.tag(verb) == Tag::Modal
            || line.finite(verb) && reports(columns, line, verb).is_none())
    {
        verb += 1;
    }
    let plain = || verb < line.to && speech_verbs::is(line.word(verb), SpeechVerb::Plain);
    clause(verb) && (line.is(conjunction, &["but", "while"]) || line.tag(at) == Tag::Name || plain())
}

/// Where a clause ends behind a noun or a relative pronoun, if the verb of the sentence follows: "the claim that it was late
/// [was false]". `to` where none does.
pub fn before_main_verb(line: &Line, from: usize, to: usize) -> usize {
    let finite = |at: usize| line.ours(at) && line.finite(at);
    let Some(first) = (from..to.min(from + REACH)).find(|&at| finite(at)) else { return to };
    let next = (first + 1..to.min(first + TAIL)).find(|&at| {
        // A new clause may begin here, whose verb is its own.
        finite(at) || line.is(at, &[",", "and", "but", "or"]) || line.tag(at).is_wh() || edge(line.word(at)).is_some()
    });
    next.filter(|&at| finite(at) && at > first + 1).map_or(to, |at| {
        let adverbs = (first + 1..at).rev().take_while(|&before| line.tag(before) == Tag::Adverb).count();
        at - adverbs
    })
}

/// Where what is said ends without the words behind it that say when, where and on what occasion: "announced the sale [in a
/// televised address]". A day can be part of a clause, what is written or spoken cannot.
pub fn before_setting(line: &Line, from: usize, end: usize, reported: Reported) -> usize {
    let medium = |token: usize| line.ours(token) && occasions::is(line.word(token), OccasionWord::Medium);
    let stop = if end > from + 1 && line.is(end - 1, &[".", ","]) { end - 1 } else { end };
    let setting = |&at: &usize| {
        // "the title of the year": the day belongs to a phrase.
        let within = matches!(line.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Number);
        let apart = !within && !line.tag(at - 1).is_preposition();
        let opens = line.is(at, &["on", "in", "at", "during", "via", "through"])
            || apart && (line.is(at, &["last", "late", "early", "earlier"]) || line.ours(at) && line.calendar(at));
        opens && (reported == Reported::Phrase || (at..end).any(medium)) && skip_adverbials(line, at, stop) >= stop
    };
    ((from + 1).max(end.saturating_sub(TAIL))..stop).find(setting).unwrap_or(end)
}
