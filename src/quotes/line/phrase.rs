//! Noun phrases of a line, forwards and backwards: "the union's secretary-general", "a person briefed on it". Owns where a
//! phrase begins and ends, not whether it is a subject.

use crate::{
    quotes::{
        line::{Line, REACH},
        statement::Run,
    },
    syntax::pos::Tag,
    text::Side,
};

impl Line<'_, '_> {
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

    /// Where the short quotation inside a name that ends at `end` begins: Emeka “Thunder” Obi.
    pub fn nickname_before(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|&last| last >= self.from)?;
        let quotation = &self.view.document.quotations[self.view.document.tokens[last].quotation? as usize];
        let open = quotation.open as usize;
        (quotation.close == Some(last as u32) && quotation.parent == self.level && self.nickname(open, last))
            .then_some(open)
    }

    /// Where the brackets open that close right before `end`: Claire Osei (North Bay).
    pub fn bracket_before(&self, end: usize) -> Option<usize> {
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
    pub fn chunk_before(&self, lo: usize, end: usize) -> Option<usize> {
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
}
