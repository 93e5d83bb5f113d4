//! The subject of a verb: the noun phrase before it, over appositions, brackets and clauses between commas, and that of the
//! verb on which another one hangs. Owns which words are the subject, not who is meant.

use crate::{
    quotes::{line::Line, statement::Run},
    syntax::pos::Tag,
};

impl Line<'_, '_> {
    /// Where the clause of the verb group that begins at `end` starts, commas not counted.
    fn clause_start(&self, end: usize, strict: bool) -> usize {
        let lo = self.from.max(end.saturating_sub(60));
        let mut at = end;
        while at > lo {
            if let Some(open) = self.nickname_before(at).filter(|&open| open > lo && self.tag(open - 1) == Tag::Name) {
                at = open;
                continue;
            }
            if let Some(open) = self.bracket_before(at).filter(|&open| open > lo) {
                at = open;
                continue;
            }
            let token = at - 1;
            if !self.ours(token) || self.ends(token) {
                break;
            }
            let tag = self.tag(token);
            let boundary = match self.word(token) {
                "that" => tag == Tag::Preposition || at < end && self.opens_phrase(at),
                "because" | "while" | "although" | "though" | "if" | "unless" | "whether" | "whereas" | "but" => true,
                "as" | "after" | "before" | "since" | "until" => {
                    self.tag(token) == Tag::Preposition && self.is(at, &["he", "she", "they", "it", "we", "i"])
                }
                _ => {
                    matches!(tag, Tag::WhAdverb)
                        || matches!(tag, Tag::WhPronoun | Tag::WhDeterminer) && at < end && self.opens_phrase(at)
                }
            };
            if boundary && strict {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The subject before the verb group that begins at `end`.
    pub fn subject(&self, end: usize) -> Option<Run> {
        // "Mayor Okoro, asked whether it would move, said": the subject stands before another clause.
        let comma = end > self.from && self.is(end - 1, &[","]);
        self.subject_from(self.clause_start(end, true), end)
            .or_else(|| comma.then(|| self.subject_from(self.clause_start(end, false), end)).flatten())
    }

    fn subject_from(&self, lo: usize, end: usize) -> Option<Run> {
        let last = end.checked_sub(1).filter(|&last| last >= lo)?;
        // "Senator Claire Osei (North Bay) said": what stands in brackets belongs to the name.
        if let Some(open) = self.bracket_before(end).filter(|&open| open > lo) {
            return self.subject_from(lo, open).map(|name| Run::new(name.from, end));
        }
        if matches!(self.tag(last), Tag::WhPronoun | Tag::WhDeterminer) {
            return Some(Run::new(last, end));
        }
        let commas: Vec<usize> = (lo..end).filter(|&token| self.is(token, &[","])).collect();
        if commas.last() == Some(&last) {
            return self.subject_with_insertion(lo, &commas[commas.len().saturating_sub(6)..]);
        }
        let near = commas.last().map_or(lo, |comma| comma + 1);
        let mut start = self.phrase_before(near, end);
        let inside = start.is_none_or(|start| {
            start > near
                && !matches!(self.tag(start - 1), Tag::Conjunction | Tag::Adverb | Tag::Mark)
                && !self.calendar(start - 1)
        });
        if inside {
            // "a shopkeeper who sells lamps said"
            let pronoun = (near..start.unwrap_or(end))
                .rev()
                .find(|&token| matches!(self.tag(token), Tag::WhPronoun | Tag::WhDeterminer) && self.ours(token));
            if let Some(pronoun) = pronoun.filter(|&pronoun| pronoun > near && self.nominal(pronoun - 1)) {
                start = self.phrase_before(near, pronoun);
            } else if let Some(from) = start.filter(|&from| from > near && self.finite(from - 1)) {
                // An object, not a subject, unless a verb of saying takes a clause there.
                if self.view.cue[from - 1] == 0 {
                    return None;
                }
            }
        }
        let mut from = start?;
        // "In her last letter to the trust Elsie Thornbury wrote": the name is the subject.
        if from == near + 1 && self.tag(near) == Tag::Preposition {
            let names = (from..end).rev().take_while(|&token| self.ours(token) && self.tag(token) == Tag::Name).count();
            if names > 0 && names < end - from {
                from = end - names;
            }
        }
        // "Anna, Bob and Carl said"
        if from == near && (from..end).any(|token| self.is(token, &["and", "or"])) {
            for (index, &comma) in commas.iter().enumerate().rev() {
                let left = index.checked_sub(1).map_or(lo, |before| commas[before] + 1);
                let listed = self.phrase_before(left, comma).is_some_and(|start| start == left) && comma - left < 6;
                if !listed || self.finite_in(left, comma) {
                    break;
                }
                from = left;
            }
        }
        Some(Run::new(from, end))
    }

    /// A subject with something between commas behind it: "Chiara Rinaldi, the curator, said", "Kovač, for her part, said".
    fn subject_with_insertion(&self, lo: usize, commas: &[usize]) -> Option<Run> {
        let chunk = |index: usize| {
            let from = if index == 0 { lo.max(commas[0].saturating_sub(60)) } else { commas[index - 1] + 1 };
            (from, commas[index])
        };
        let loose = |from: usize| {
            use Tag::*;
            matches!(self.tag(from), Preposition | Gerund | Participle | Past | Adverb | WhAdverb | To | Conjunction)
        };
        let own_clause = |(from, to): (usize, usize)| {
            let relative = matches!(self.tag(from), Tag::WhPronoun | Tag::WhDeterminer);
            !relative
                && !loose(from)
                && self.finite_in(from, to)
                && !(from..to).any(|token| matches!(self.tag(token), Tag::WhPronoun | Tag::WhDeterminer))
        };
        // "Mayor Okoro, asked whether": a comma alone parts no subject from its verb.
        for index in 0..commas.len() - 1 {
            let (from, to) = chunk(index);
            let Some(start) = self.phrase_before(from, to) else { continue };
            let introduced = start > from && matches!(self.tag(start - 1), Tag::Preposition | Tag::To);
            let verb_before = start > from && self.finite_in(from, start);
            let clauses = (index + 1..commas.len()).any(|later| own_clause(chunk(later)));
            if introduced || verb_before || self.finite_in(start, to) || clauses {
                continue;
            }
            let mut last = commas.len() - 1;
            while last > index && loose(chunk(last).0) && !matches!(self.tag(chunk(last).0), Tag::Past) {
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
    pub fn governor(&self, end: usize) -> Option<Run> {
        let lo = self.from.max(end.saturating_sub(80));
        // "with Kovač saying", "footage of Kovač saying": a name right before it is meant itself.
        if end > lo && self.ours(end - 1) && self.tag(end - 1) == Tag::Name {
            let from = self.chunk_before(lo, end)?;
            let introduced = from > lo && matches!(self.tag(from - 1), Tag::Preposition);
            if introduced {
                return Some(Run::new(from, end));
            }
        }
        let verbs = (lo..end).rev().filter(|&token| self.ours(token) && self.finite(token));
        let subjects = verbs.filter_map(|verb| {
            let subject = self.subject(self.group(verb, 1).from)?;
            Some((subject, self.subordinate(subject)))
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
    fn subordinate(&self, subject: Run) -> bool {
        let pronoun = |token: usize| matches!(self.tag(token), Tag::WhPronoun | Tag::WhDeterminer | Tag::WhAdverb);
        let word = |token: usize| {
            self.is(
                token,
                &[
                    "that", "after", "as", "because", "if", "since", "before", "until", "while", "although", "though",
                    "whether",
                ],
            )
        };
        pronoun(subject.from)
            || subject.from > self.from
                && (pronoun(subject.from - 1) || word(subject.from - 1))
                && subject.from > self.from + 1
    }
}
