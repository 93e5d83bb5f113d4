//! The words of a sentence at one depth of quotation: verbs with their auxiliaries, clauses, cues. Owns what a look at a
//! token and its verb says; phrases are `phrase`'s, subjects `subject`'s.
//!
//! Every look is bounded by [`REACH`], so that a sentence of any length takes time in proportion to it.

mod phrase;
mod subject;

use crate::{
    analysis::CueClass,
    lexicon::cues::{self, Frames, Kind},
    quotes::columns::{View, verbal},
    syntax::pos::Tag,
    text::TokenKind,
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
        crate::work::count();
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

    /// Whether a token is a finite verb: its tag says so.
    pub fn finite(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal)
    }

    /// Whether a finite verb stands in `from..to`, at any depth.
    pub fn finite_in(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + REACH)).any(|token| self.finite(token))
    }

    /// Whether `from..to` is an occasion on which one speaks: "a statement".
    pub fn occasion(&self, from: usize, to: usize) -> bool {
        (from..to).any(|token| OCCASIONS.contains(&self.word(token)))
    }

    /// Whether a token ends a clause for sure.
    pub fn ends(&self, token: usize) -> bool {
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
    pub fn class(&self, token: usize) -> Option<CueClass> {
        let code = self.view.cue[token] >> 1;
        CueClass::ALL.get(usize::from(code.checked_sub(1)? / 3)).copied()
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
