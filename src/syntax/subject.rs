//! The subject of a verb: the noun phrase before it, over appositions, brackets and clauses between commas, and that of the
//! verb on which another one hangs. Owns which words are the subject, not who is meant.

use crate::{
    syntax::{
        clause::clause_start,
        line::Line,
        noun_phrase::{bracket_before, chunk_before, nominal, phrase_before},
        pos::Tag,
        verb_group::verb_group,
    },
    text::Run,
};

/// The subject before the verb group that begins at `end`.
pub fn subject(line: &Line, end: usize) -> Option<Run> {
    // "Mayor Okoro, asked whether it would move, said": the subject stands before another clause.
    let comma = end > line.from && line.is(end - 1, &[","]);
    subject_from(line, clause_start(line, end, true), end)
        .or_else(|| comma.then(|| subject_from(line, clause_start(line, end, false), end)).flatten())
}

fn subject_from(line: &Line, lo: usize, end: usize) -> Option<Run> {
    let last = end.checked_sub(1).filter(|&last| last >= lo)?;
    // "Senator Claire Osei (North Bay) said": what stands in brackets belongs to the name.
    if let Some(open) = bracket_before(line, end).filter(|&open| open > lo) {
        return subject_from(line, lo, open).map(|name| Run::new(name.from, end));
    }
    if line.tag(last).is_relative() {
        return Some(Run::new(last, end));
    }
    let commas: Vec<usize> = (lo..end).filter(|&token| line.is(token, &[","])).collect();
    if commas.last() == Some(&last) {
        return subject_with_insertion(line, lo, &commas[commas.len().saturating_sub(6)..]);
    }
    let near = commas.last().map_or(lo, |comma| comma + 1);
    let mut start = phrase_before(line, near, end);
    let inside = start.is_none_or(|start| {
        start > near
            && !matches!(line.tag(start - 1), Tag::Conjunction | Tag::Adverb | Tag::Mark)
            && !line.calendar(start - 1)
    });
    if inside {
        // "a shopkeeper who sells lamps said"
        let pronoun =
            (near..start.unwrap_or(end)).rev().find(|&token| line.tag(token).is_relative() && line.ours(token));
        if let Some(pronoun) = pronoun.filter(|&pronoun| pronoun > near && nominal(line, pronoun - 1)) {
            start = phrase_before(line, near, pronoun);
        } else if let Some(from) = start.filter(|&from| from > near && line.finite(from - 1)) {
            // An object, not a subject, unless a verb of saying takes a clause there.
            if line.clause_takers.get(from - 1).is_none_or(|&takes| takes == 0) {
                return None;
            }
        }
    }
    let mut from = start?;
    // "In her last letter to the trust Elsie Thornbury wrote": the name is the subject.
    if from == near + 1 && line.tag(near) == Tag::Preposition {
        let names = (from..end).rev().take_while(|&token| line.ours(token) && line.tag(token) == Tag::Name).count();
        if names > 0 && names < end - from {
            from = end - names;
        }
    }
    // "Anna, Bob and Carl said"
    if from == near && (from..end).any(|token| line.is(token, &["and", "or"])) {
        for (index, &comma) in commas.iter().enumerate().rev() {
            let left = index.checked_sub(1).map_or(lo, |before| commas[before] + 1);
            let listed = phrase_before(line, left, comma).is_some_and(|start| start == left) && comma - left < 6;
            if !listed || line.finite_in(left, comma) {
                break;
            }
            from = left;
        }
    }
    Some(Run::new(from, end))
}

/// A subject with something between commas behind it: "Chiara Rinaldi, the curator, said", "Kovač, for her part, said".
fn subject_with_insertion(line: &Line, lo: usize, commas: &[usize]) -> Option<Run> {
    let chunk = |index: usize| {
        let from = if index == 0 { lo.max(commas[0].saturating_sub(60)) } else { commas[index - 1] + 1 };
        (from, commas[index])
    };
    let loose = |from: usize| {
        use Tag::*;
        matches!(line.tag(from), Preposition | Gerund | Participle | Past | Adverb | WhAdverb | To | Conjunction)
    };
    let own_clause = |(from, to): (usize, usize)| {
        let relative = line.tag(from).is_relative();
        !relative && !loose(from) && line.finite_in(from, to) && !(from..to).any(|token| line.tag(token).is_relative())
    };
    // "Mayor Okoro, asked whether": a comma alone parts no subject from its verb.
    for index in 0..commas.len() - 1 {
        let (from, to) = chunk(index);
        let Some(start) = phrase_before(line, from, to) else { continue };
        let introduced = start > from && line.tag(start - 1).is_preposition();
        let verb_before = start > from && line.finite_in(from, start);
        let clauses = (index + 1..commas.len()).any(|later| own_clause(chunk(later)));
        if introduced || verb_before || line.finite_in(start, to) || clauses {
            continue;
        }
        let mut last = commas.len() - 1;
        while last > index && loose(chunk(last).0) && !matches!(line.tag(chunk(last).0), Tag::Past) {
            last -= 1;
        }
        if (index + 1..=last).any(|later| loose(chunk(later).0)) {
            last = index;
        }
        return Some(Run::new(start, commas[last]));
    }
    None
}

/// The subject of the nearest finite verb before `end`: who is meant by "saying" and "to say".
pub fn controller(line: &Line, end: usize) -> Option<Run> {
    let lo = line.from.max(end.saturating_sub(80));
    // "with Kovač saying", "footage of Kovač saying": a name right before it is meant itself.
    if end > lo && line.ours(end - 1) && line.tag(end - 1) == Tag::Name && !line.calendar(end - 1) {
        let from = chunk_before(line, lo, end)?;
        let introduced = from > lo && matches!(line.tag(from - 1), Tag::Preposition);
        if introduced {
            return Some(Run::new(from, end));
        }
    }
    let verbs = (lo..end).rev().filter(|&token| line.ours(token) && line.finite(token));
    let subjects = verbs.filter_map(|verb| {
        let subject = subject(line, verb_group(line, verb, 1).from)?;
        Some((subject, subordinate(line, subject)))
    });
    // "Kovač fined the man who lost it, saying": the verb of the whole before that of a clause in it.
    let mut first = None;
    for (subject, subordinate) in subjects.take(4) {
        if !subordinate {
            return Some(subject);
        }
        first = first.or(Some(subject));
    }
    first
}

/// Whether a subject is that of a clause in another: "who", "after he", "that the town".
fn subordinate(line: &Line, subject: Run) -> bool {
    let pronoun = |token: usize| line.tag(token).is_wh();
    let word = |token: usize| {
        line.is(
            token,
            &[
                "that", "after", "as", "because", "if", "since", "before", "until", "while", "although", "though",
                "whether",
            ],
        )
    };
    pronoun(subject.from)
        || subject.from > line.from
            && (pronoun(subject.from - 1) || word(subject.from - 1))
            && subject.from > line.from + 1
}
