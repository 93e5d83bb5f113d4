//! The words of a sentence at one depth of quotation: phrases and verbs around a cue. Owns what the grammar of a sentence
//! says about subjects and objects, not which of them speak.
//!
//! Every look is bounded by [`REACH`], so that a sentence of any length takes time in proportion to it.

use super::{
    cues::{self, Frames, Kind},
    statement::Run,
    view::{View, verbal},
};
use crate::{
    pos::Tag,
    text::{Side, TokenKind},
};

/// How many tokens a look to either side takes in at most.
pub const REACH: usize = 200;

/// The words of a sentence that stand in one quotation, or in none; what stands deeper is not looked into.
#[derive(Clone, Copy)]
pub struct Line<'v, 'd> {
    /// The document with its columns.
    pub view: &'v View<'d>,
    /// The quotation that it stands in.
    pub level: Option<u32>,
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

/// A verb with its auxiliaries and adverbs.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its first token.
    pub from: usize,
    /// The verb itself.
    pub verb: usize,
    /// One past its last token.
    pub to: usize,
    /// "did not say".
    pub negated: bool,
    /// "was told".
    pub passive: bool,
    /// "to say".
    pub infinitive: bool,
    /// "saying", without an auxiliary.
    pub hanging: bool,
}

/// Words for a day, or for a stretch of days, that say when something was said.
const CALENDAR: [&str; 38] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "weekend",
    "month",
    "year",
    "morning",
    "afternoon",
    "evening",
    "night",
    "earlier",
    "later",
    "recently",
    "again",
    "once",
    "repeatedly",
    "afterwards",
];

/// Where something is said: "said in a statement that …".
const OCCASIONS: [&str; 25] = [
    "statement",
    "interview",
    "letter",
    "email",
    "e-mail",
    "message",
    "report",
    "speech",
    "address",
    "conference",
    "briefing",
    "meeting",
    "post",
    "tweet",
    "court",
    "parliament",
    "hearing",
    "release",
    "call",
    "column",
    "ceremony",
    "debate",
    "testimony",
    "note",
    "ruling",
];

const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];
const HAVE: [&str; 5] = ["has", "have", "had", "having", "'ve"];
const DO: [&str; 3] = ["does", "did", "do"];
const NOT: [&str; 4] = ["not", "n't", "never", "neither"];

impl<'v, 'd> Line<'v, 'd> {
    /// The words of a sentence that stand in the quotation `level`, or in none.
    pub fn new(view: &'v View<'d>, sentence: usize, level: Option<u32>) -> Self {
        let document = view.document;
        let tokens = &document.sentences[sentence].tokens;
        let (mut from, mut to) = (tokens.start as usize, tokens.end as usize);
        if let Some(quotation) = level.map(|level| &document.quotations[level as usize]) {
            from = from.max(quotation.open as usize + 1);
            to = quotation.close.map_or(to, |close| to.min(close as usize)).max(from);
        }
        Self { view, level, from, to }
    }

    /// A token in lower case; nothing for one outside.
    pub fn word(&self, token: usize) -> &'v str {
        if token < self.view.document.tokens.len() { self.view.document.lower(token) } else { "" }
    }

    /// The part of speech of a token.
    pub fn tag(&self, token: usize) -> Tag {
        self.view.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// Whether a token belongs to the line and to nothing deeper.
    pub fn ours(&self, token: usize) -> bool {
        crate::steps::step();
        token >= self.from && token < self.to && self.view.document.tokens[token].quotation == self.level
    }

    /// Whether a token of the line is one of `words`.
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        self.ours(token) && words.contains(&self.word(token))
    }

    /// Whether a token is a mark of punctuation.
    pub fn mark(&self, token: usize) -> bool {
        matches!(self.view.document.tokens[token].kind, TokenKind::Mark | TokenKind::Quote)
    }

    /// Whether a token says when.
    pub fn calendar(&self, token: usize) -> bool {
        // "May", "March" and "August" are days only where they cannot be names or verbs.
        let word = self.word(token);
        CALENDAR.contains(&word) && !(matches!(word, "may" | "march") && self.tag(token) != Tag::Name)
    }

    /// Whether a token can stand inside a noun phrase.
    pub fn nominal(&self, token: usize) -> bool {
        use Tag::*;
        let glued = |token: usize| self.view.document.tokens.get(token).is_some_and(|token| !token.spaced);
        match self.tag(token) {
            Noun | Nouns | Name | Pronoun | Possessive | Determiner | Adjective | Number | Genitive => true,
            // "the head of mining"
            Gerund if token > self.from && self.is(token - 1, &["of"]) && !self.opens_phrase(token + 1) => true,
            // "the retired judge", "a newly elected mayor"
            Participle | Gerund | Adverb => {
                let inside = |tag| matches!(tag, Determiner | Possessive | Adverb | Adjective | Genitive);
                token > self.from
                    && inside(self.tag(token - 1))
                    && matches!(self.tag(token + 1), Noun | Nouns | Name | Adjective | Participle)
                    && self.ours(token + 1)
            }
            // "secretary-general", "the AFL-CIO"
            Mark => {
                matches!(self.word(token), "-" | "\u{2011}" | "&" | "$" | "%" | "'") && glued(token) && glued(token + 1)
                    || self.word(token) == "&"
            }
            _ => false,
        }
    }

    /// Whether a token is a finite verb: its tag says so.
    pub fn finite(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal)
    }

    /// Whether a finite verb stands in `from..to`, at any depth.
    pub fn finite_in(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + REACH)).any(|token| self.finite(token))
    }

    /// Where the short quotation inside a name that ends at `end` begins: Emeka “Thunder” Obi.
    fn nickname_before(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|&last| last >= self.from)?;
        let quotation = &self.view.document.quotations[self.view.document.tokens[last].quotation? as usize];
        let open = quotation.open as usize;
        (quotation.close == Some(last as u32) && quotation.parent == self.level && self.nickname(open, last))
            .then_some(open)
    }

    /// Where the brackets open that close right before `end`: Claire Osei (North Bay).
    fn bracket_before(&self, end: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&close| self.is(close, &[")"]))?;
        (self.from.max(close.saturating_sub(8))..close).rev().find(|&token| self.is(token, &["("]))
    }

    /// Where the short quotation inside a name that begins at `from` ends.
    fn nickname_after(&self, from: usize) -> Option<usize> {
        let token = self.view.document.tokens.get(from).filter(|token| token.side == Some(Side::Open))?;
        let quotation = &self.view.document.quotations[token.quotation? as usize];
        let close = quotation.close? as usize;
        (quotation.open as usize == from && quotation.parent == self.level && self.nickname(from, close))
            .then_some(close + 1)
    }

    fn nickname(&self, open: usize, close: usize) -> bool {
        open >= self.from
            && close < self.to
            && (2..6).contains(&(close - open))
            && (open + 1..close).all(|token| !self.mark(token))
    }

    /// The start of the simple noun phrase that ends at `end`: "the union's secretary-general".
    fn chunk_before(&self, lo: usize, end: usize) -> Option<usize> {
        let mut at = end;
        while at > lo {
            if let Some(open) = self.nickname_before(at).filter(|&open| open > lo && self.tag(open - 1) == Tag::Name) {
                at = open;
                continue;
            }
            let calendar = at < end && self.calendar(at - 1) && self.tag(at) != Tag::Genitive;
            if !self.ours(at - 1) || !self.nominal(at - 1) || calendar {
                break;
            }
            at -= 1;
            match self.tag(at) {
                Tag::Pronoun => break,
                Tag::Determiner | Tag::Possessive => {
                    // "all the doctors", "half his fields"
                    if at > lo && self.ours(at - 1) && self.tag(at - 1) == Tag::Determiner {
                        at -= 1;
                    }
                    break;
                }
                _ => {}
            }
        }
        let solid = |token: usize| !matches!(self.tag(token), Tag::Genitive | Tag::Mark | Tag::Adverb);
        (at < end && (at..end).any(solid)).then_some(at)
    }

    /// The start of the noun phrase that ends at `end`, with what hangs on it by prepositions: "a spokesman for the mine".
    pub fn phrase_before(&self, lo: usize, end: usize) -> Option<usize> {
        let end = self.bracket_before(end).filter(|&open| open > lo).unwrap_or(end);
        let mut at = self.chunk_before(lo, end)?;
        while at > lo + 1 && self.ours(at - 1) {
            let joint = at - 1;
            let mut left = joint;
            match self.tag(joint) {
                Tag::Preposition | Tag::To => {
                    // "a person briefed on it", "officials familiar with it"
                    while left > lo && matches!(self.tag(left - 1), Tag::Participle | Tag::Gerund | Tag::Adverb) {
                        left -= 1;
                    }
                }
                Tag::Conjunction if self.is(joint, &["and", "or", "&"]) && !self.finite_in(lo, joint) => {}
                Tag::Participle | Tag::Gerund if matches!(self.tag(joint - 1), Tag::Noun | Tag::Nouns) => {}
                _ => break,
            }
            match self.chunk_before(lo, left).filter(|_| left > lo && self.nominal(left - 1)) {
                Some(start) => at = start,
                None => break,
            }
        }
        Some(at)
    }

    /// The end of the simple noun phrase that begins at `from`.
    pub fn chunk_after(&self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            if let Some(end) = self.nickname_after(at).filter(|_| at > from) {
                at = end;
                continue;
            }
            let starts = matches!(self.tag(at), Tag::Determiner | Tag::Possessive | Tag::Pronoun);
            let again = at > from && (starts && self.tag(at - 1) != Tag::Determiner || self.calendar(at));
            if !self.ours(at) || !self.nominal(at) || again {
                break;
            }
            at += 1;
            if self.tag(at - 1) == Tag::Pronoun {
                break;
            }
        }
        (at > from).then_some(at)
    }

    /// Whether a noun phrase can begin at `token`.
    pub fn opens_phrase(&self, token: usize) -> bool {
        use Tag::*;
        self.ours(token)
            && matches!(self.tag(token), Noun | Nouns | Name | Pronoun | Possessive | Determiner | Adjective | Number)
    }

    /// The noun phrase that begins at `from`, with what hangs on it and its appositions: a subject behind its verb.
    pub fn phrase_after(&self, from: usize, to: usize) -> Option<Run> {
        let to = to.min(from + REACH);
        if !self.opens_phrase(from) {
            return None;
        }
        let mut at = self.chunk_after(from, to)?;
        let common = |token: usize| matches!(self.tag(token), Tag::Noun | Tag::Nouns | Tag::Adjective);
        let until = |mut at: usize, commas: bool| {
            while at < to
                && (self.ours(at) && !(commas && self.is(at, &[","])) && !self.ends(at)
                    || self.nickname_after(at).is_some())
            {
                at = self.nickname_after(at).unwrap_or(at + 1);
            }
            at
        };
        if self.tag(from) == Tag::Pronoun && at == from + 1 {
            return Some(Run::new(from, at));
        }
        while at < to && self.ours(at) {
            let word = self.word(at);
            let next = match self.tag(at) {
                Tag::Preposition | Tag::To => {
                    let fits = matches!(word, "of" | "for")
                        || common(at - 1) && matches!(word, "at" | "from" | "in" | "with" | "to" | "on" | "near");
                    let next = self.chunk_after(at + 1, to);
                    next.filter(|&next| {
                        fits && !(at + 1..next).any(|token| self.calendar(token)) && !self.occasion(at + 1, next)
                    })
                }
                Tag::Conjunction if matches!(word, "and" | "&") && self.opens_phrase(at + 1) => {
                    self.chunk_after(at + 1, to)
                }
                Tag::WhPronoun | Tag::WhDeterminer => Some(until(at, true)),
                Tag::Participle | Tag::Gerund if common(at - 1) => Some(until(at, true)),
                _ => None,
            };
            match next {
                Some(next) if next > at => at = next,
                _ => break,
            }
        }
        // Appositions: ", the harbour pilot", ", 41", ", who runs the clinic"
        let mut rounds = 0;
        while at + 1 < to && self.is(at, &[","]) && rounds < 4 {
            rounds += 1;
            let relative = matches!(self.tag(at + 1), Tag::WhPronoun | Tag::WhDeterminer);
            let phrase = self.opens_phrase(at + 1) && !matches!(self.tag(at + 1), Tag::Pronoun | Tag::Possessive)
                || self.tag(at + 1) == Tag::Possessive;
            if !self.ours(at + 1) || !(relative || phrase) || self.calendar(at + 1) {
                break;
            }
            let end = until(at + 1, true);
            // A clause of its own is no apposition: ", the mayor said".
            let pronoun = |token: usize| matches!(self.tag(token), Tag::WhPronoun | Tag::WhDeterminer);
            let bound = (at + 1..end).find(|&token| pronoun(token)).unwrap_or(end);
            let clause = !relative && self.finite_in(at + 1, bound);
            if clause {
                break;
            }
            at = end;
        }
        Some(Run::new(from, at))
    }

    /// Whether `from..to` is an occasion on which one speaks: "a statement".
    fn occasion(&self, from: usize, to: usize) -> bool {
        (from..to).any(|token| OCCASIONS.contains(&self.word(token)))
    }

    /// Whether a token ends a clause for sure.
    fn ends(&self, token: usize) -> bool {
        self.is(token, &[".", ";", ":", "!", "?", "…", "—", "–", "--", "(", ")"])
    }

    /// The verb at `verb`, a cue of `length` tokens, with its auxiliaries.
    pub fn group(&self, verb: usize, length: usize) -> Group {
        let mut group = Group {
            from: verb,
            verb,
            to: (verb + length).min(self.to),
            negated: false,
            passive: false,
            infinitive: false,
            hanging: false,
        };
        let (mut be, mut any) = (false, false);
        while group.from > self.from && self.ours(group.from - 1) && verb - group.from < 6 {
            let word = self.word(group.from - 1);
            let tag = self.tag(group.from - 1);
            let auxiliary = BE.contains(&word) || HAVE.contains(&word) || DO.contains(&word) || tag == Tag::Modal;
            let adverb = tag == Tag::Adverb && !self.view.document.form(group.from - 1).starts_with(char::is_uppercase);
            if !auxiliary && !adverb && !NOT.contains(&word) {
                break;
            }
            if BE.contains(&word) && !any {
                be = true;
            }
            any |= auxiliary;
            group.negated |= NOT.contains(&word);
            group.from -= 1;
        }
        group.infinitive = group.from > self.from
            && self.is(group.from - 1, &["to"])
            && matches!(self.tag(verb), Tag::Base | Tag::Noun | Tag::Present);
        group.passive = be && matches!(self.tag(verb), Tag::Participle | Tag::Past);
        group.hanging = self.tag(verb) == Tag::Gerund && !any;
        group
    }

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

    /// The cue that begins at `token`: its kind, its frames and its length.
    pub fn cue(&self, token: usize) -> Option<(Kind, Frames, usize)> {
        let code = *self.view.cue.get(token)?;
        if code & 1 == 0 || !self.ours(token) {
            return None;
        }
        let kind = match ((code >> 1) - 1) % 3 {
            0 => Kind::Verb,
            1 => Kind::Noun,
            _ => Kind::Phrase,
        };
        let length = (token + 1..self.to).take_while(|&next| self.view.cue[next] == code - 1).count() + 1;
        Some((kind, Frames(self.view.frames[token]), length))
    }

    /// The class of the cue that begins at `token`.
    pub fn class(&self, token: usize) -> &'static str {
        let code = self.view.cue[token] >> 1;
        code.checked_sub(1).map_or("", |code| cues::CLASSES[(code / 3) as usize])
    }

    /// Where the words end that say when, where and on what occasion something was said.
    pub fn skip_circumstances(&self, mut at: usize, to: usize) -> usize {
        for _ in 0..4 {
            let next = if self.tag(at) == Tag::Adverb && self.ours(at) && self.calendar(at) {
                Some(at + 1)
            } else if self.is(
                at,
                &[
                    "on", "in", "at", "during", "after", "before", "via", "to", "late", "early", "last", "this",
                    "earlier", "through", "over",
                ],
            ) || self.ours(at) && self.calendar(at)
            {
                let preposition = matches!(self.tag(at), Tag::Preposition | Tag::To);
                let from = if preposition { at + 1 } else { at };
                self.chunk_after(from, to)
                    .map(|end| {
                        // "on the night of the storm"
                        let more = self.is(end, &["of"]).then(|| self.chunk_after(end + 1, to)).flatten();
                        more.unwrap_or(end)
                    })
                    .map(|end| {
                        // "on Tuesday evening": the words of the calendar follow each other.
                        (end..to).find(|&token| !self.ours(token) || !self.calendar(token)).unwrap_or(to)
                    })
                    .filter(|&end| {
                        self.is(at, &["to"]) || (at..end).any(|token| self.calendar(token)) || self.occasion(from, end)
                    })
            } else {
                None
            };
            match next {
                Some(next) if next > at => at = next,
                _ => break,
            }
        }
        at
    }

    /// Where a clause begins behind `from`, past its subject: whether a noun phrase and a finite verb follow before `to`.
    pub fn clause(&self, from: usize, to: usize) -> bool {
        let to = to.min(from + 60);
        let mut verb = None;
        for token in from..to {
            if self.ours(token)
                && (self.ends(token) || self.is(token, &[","]) && self.is(token + 1, &["and", "but", "who", "which"]))
            {
                break;
            }
            if token > from && self.finite(token) {
                verb = Some(token);
                break;
            }
        }
        let starts = self.opens_phrase(from)
            || !self.ours(from)
            || matches!(self.tag(from), Tag::There | Tag::Preposition | Tag::WhAdverb | Tag::Adverb | Tag::Gerund);
        // "said nothing that helped": the verb is a relative clause's.
        let relative = |verb: usize| {
            (from..verb)
                .any(|token| matches!(self.tag(token), Tag::WhPronoun | Tag::WhDeterminer) || self.is(token, &["than"]))
                && !self.is(from, &["those", "people", "anyone", "everyone"])
        };
        starts && verb.is_some_and(|verb| !relative(verb))
    }

    /// Whether a token is a noun that reports: "comment", "statement".
    pub fn remark(&self, token: usize) -> bool {
        self.ours(token)
            && cues::readings(self.word(token)).iter().any(|reading| reading.single() && reading.kind == Kind::Noun)
    }

    /// Whether a token is a form of a listed verb, whatever it was tagged.
    pub fn listed(&self, token: usize) -> bool {
        let word = self.word(token);
        (word.ends_with("ed") || word.ends_with('s'))
            && self.ours(token)
            && cues::readings(word).iter().any(|reading| reading.single() && reading.kind == Kind::Verb)
    }

    /// Whether a token is a verb that reports and stands as a finite verb or participle there.
    pub fn reports(&self, token: usize) -> Option<(Frames, usize)> {
        let (kind, frames, length) = self.cue(token)?;
        (kind == Kind::Verb && verbal(self.tag(token))).then_some((frames, length))
    }
}
