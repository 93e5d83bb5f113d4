//! Dates and amounts of money by their shape: `12 March 2016`, `the 1980s`, `Rs 5 crore`, `Sh2 million`, `20,000
//! euros`. Owns the shapes; whether one is a date or an amount here is for the tagger, which sees them as features.

use crate::{
    lexicon::{lists, words::WordEntry},
    names::detect::words::{Case, Words, place_in},
    text::{Document, TokenKind},
};

/// `$1.5bn`
const MONEY: u8 = 1;
/// `12 March 2016`, `March 12, 2016`, `12 March`, `March 12`
const DAY: u8 = 2;
/// `March 2016`
const MONTH: u8 = 3;
/// `1980s`
const DECADE: u8 = 4;
/// `2016`
const YEAR: u8 = 5;

/// The end of the amount of money, by its shape, that goes on after `token`; the next token where none does.
pub(super) fn money_until(amounts: &[u8], token: usize) -> usize {
    let place =
        |at: usize| amounts.get(at).filter(|&&amount| amount >> 2 == MONEY).map(|amount| u64::from(amount & 3) + 1);
    let mut end = token + 1;
    // Within one (2 is its first token, 3 its last, 4 lies between).
    while matches!((place(end - 1), place(end)), (Some(2 | 4), Some(3 | 4))) {
        end += 1;
    }
    end
}

/// The start of the amount of money, by its shape, in which `token` stands.
pub(super) fn money_from(amounts: &[u8], token: usize) -> usize {
    let place = |at: usize| amounts.get(at).filter(|&&amount| amount >> 2 == MONEY).map(|amount| (amount & 3) + 1);
    let mut start = token;
    while start > 0 && matches!(place(start), Some(3 | 4)) && matches!(place(start - 1), Some(2 | 4)) {
        start -= 1;
    }
    start
}

/// For each token the kind of shape and its place there; 0 outside.
pub(super) fn amounts(document: &Document, words: &Words, entries: &[WordEntry]) -> Vec<u8> {
    let shapes = Shapes { document, words, entries };
    let mut found = vec![0u8; document.tokens.len()];
    for sentence in &document.sentences {
        let (mut start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while start < end {
            match shapes.at(start, end) {
                None => start += 1,
                Some((length, kind)) => {
                    for (token, slot) in found.iter_mut().enumerate().skip(start).take(length) {
                        *slot = kind << 2 | (place_in(token, start, start + length) as u8 - 1);
                    }
                    start += length;
                }
            }
        }
    }
    found
}

struct Shapes<'a> {
    document: &'a Document<'a>,
    words: &'a Words,
    entries: &'a [WordEntry],
}

impl Shapes<'_> {
    fn at(&self, start: usize, end: usize) -> Option<(usize, u8)> {
        let number = self.number(start);
        if !number && !self.is(start, lists::CURRENCY) && !self.is(start, lists::MONTH) && !self.opens_sign(start, end)
        {
            return None;
        }
        self.money(start, end)
            .map(|length| (length, MONEY))
            .or_else(|| self.day(start, end))
            .or_else(|| number.then(|| self.year(start, end)).flatten())
    }

    fn number(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Number
    }

    fn is(&self, token: usize, list: u8) -> bool {
        self.entries[self.words.of[token] as usize].lists >> list & 1 == 1
    }

    /// "$1.5 *billion*", "$1.5*bn*": a short word joined to a number counts in it, whatever else it means by itself.
    fn magnitude(&self, token: usize) -> bool {
        let joined = || {
            let info = &self.document.tokens[token];
            info.kind == TokenKind::Word && !info.spaced && self.document.form(token).len() <= 2
        };
        self.is(token, lists::MAGNITUDE) || joined()
    }

    /// Whether a token is the letter of "A$3".
    fn opens_sign(&self, token: usize, end: usize) -> bool {
        let sign = token + 1 < end && self.document.lower(token + 1) == "$" && !self.document.tokens[token + 1].spaced;
        sign && self.words.at(token).capital()
    }

    /// Symbols, codes and names with a capital stand before a number, names behind one.
    fn money(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = start + usize::from(self.opens_sign(start, end));
        while at < end && at < start + 3 && self.is(at, lists::CURRENCY) && self.words.at(at).case != Case::Lower {
            at += 1;
        }
        let before = at > start;
        let number = at;
        while at < end && (self.number(at) || at > number && self.magnitude(at)) {
            at += 1;
        }
        if at == number {
            return None;
        }
        // "$10-15 million", "7-9 lakh rupees": both ends of a range.
        if at + 1 < end && matches!(self.document.lower(at), "-" | "\u{2013}") && self.number(at + 1) {
            let mut other = at + 2;
            while other < end && self.magnitude(other) {
                other += 1;
            }
            if before || other < end && self.is(other, lists::CURRENCY) && !self.number(other) {
                at = other;
            }
        }
        let amount = at;
        while at < end && at < amount + 3 && self.is(at, lists::CURRENCY) && !self.number(at) {
            at += 1;
        }
        (before || at > amount).then_some(at - start)
    }

    fn day(&self, start: usize, end: usize) -> Option<(usize, u8)> {
        let year = |at: usize| at < end && self.number(at) && self.four(at).is_some();
        let mut at = start;
        if self.day_of_month(at) {
            at += 1;
            // "the 1st of May", "1 st".
            if at < end && matches!(self.document.lower(at), "st" | "nd" | "rd" | "th") {
                at += 1;
            }
            if at < end && self.document.lower(at) == "of" {
                at += 1;
            }
            if at >= end || !self.month(at) {
                return None;
            }
            at += 1;
        } else if self.month(at) {
            at += 1;
            if year(at) {
                return Some((2, MONTH));
            }
            if at >= end || !self.day_of_month(at) {
                return None;
            }
            at += 1;
            if at < end && matches!(self.document.lower(at), "st" | "nd" | "rd" | "th") {
                at += 1;
            }
        } else {
            return None;
        }
        if year(at) {
            at += 1;
        } else if at < end && self.document.lower(at) == "," && year(at + 1) {
            at += 2;
        }
        Some((at - start, DAY))
    }

    fn month(&self, token: usize) -> bool {
        self.is(token, lists::MONTH) && self.words.at(token).capital()
    }

    fn day_of_month(&self, token: usize) -> bool {
        let form = self.document.form(token);
        form.len() <= 2 && form.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    }

    fn four(&self, token: usize) -> Option<u16> {
        let form = self.document.form(token);
        (form.len() == 4).then(|| form.parse().ok()).flatten().filter(|year| (1400..2100).contains(year))
    }

    fn year(&self, start: usize, end: usize) -> Option<(usize, u8)> {
        let decade = self.four(start).is_some_and(|year| year % 10 == 0)
            || self.document.form(start).len() == 2 && self.document.form(start).ends_with('0');
        let next = |at: usize| at < end && !self.document.tokens[at].spaced;
        if decade && next(start + 1) && matches!(self.document.lower(start + 1), "s" | "'s" | "\u{2019}s") {
            return Some((2, DECADE));
        }
        self.four(start).map(|_| (1, YEAR))
    }
}
