//! Single marks outside words: clitics that stand alone, elisions, decades, and what is left for quotation marks. Owns
//! which token such a mark begins; whether a quotation mark opens or closes is decided by `marks`.

use crate::{
    lexicon::function_words::{self, FunctionWord},
    text::{
        characters::{Char, is_apostrophe},
        token::{Scanner, TokenKind},
    },
};

impl Scanner<'_> {
    /// A single mark outside a word: a clitic or elision that stands alone, a doubled mark, an apostrophe before a decade,
    /// or a quotation mark.
    pub(super) fn single(&mut self, mark: Char) {
        let start = self.at;
        let after = start + mark.len;
        // An entity and a typed mark can stand side by side: `&#39;'`.
        let same = |at: usize| self.peek(at).filter(|next| next.value == mark.value).map(|next| at + next.len);
        if let Some(second) = same(after)
            && !matches!(mark.value, '‹' | '›')
        {
            // Of three, the two that stand outwards are one mark: '''Yes,' he said'' and ''He said 'yes'''.
            let third = same(second);
            let fourth = third.and_then(same);
            if third.is_some() && fourth.is_none() && !self.spaced {
                return self.push(TokenKind::Quote, mark.len);
            }
            return self.push(TokenKind::Quote, second - start);
        }
        if is_apostrophe(mark.value) {
            if let Some(end) = self.genitive(after) {
                return self.push(TokenKind::Word, end - start);
            }
            let outside = self.spaced || !self.touches_word();
            if outside && self.decade(mark, after) {
                return self.number(after);
            }
            if outside && self.letter_at(after) {
                let (end, _) = self.letters(after);
                if let Some(end) = self.elision(mark, after, end) {
                    return self.push(TokenKind::Word, end - start);
                }
            }
        }
        self.push(TokenKind::Quote, mark.len);
    }

    /// Whether a word or number ends right before `at`.
    pub(super) fn touches_word(&self) -> bool {
        let last = self.tokens[self.first..].last();
        last.is_some_and(|token| {
            token.span.end as usize == self.at && token.kind != TokenKind::Mark && token.kind != TokenKind::Quote
        })
    }

    /// The end of an `'s` that clings to no word but to what stands for one: `G7's`, `“Guernica”'s`, `the U.N.'s`, `@anna's`.
    fn genitive(&self, after: usize) -> Option<usize> {
        if self.spaced || !matches!(self.text.as_bytes().get(after), Some(b's' | b'S')) || self.word_at(after + 1) {
            return None;
        }
        let last = self.tokens[self.first..].last()?;
        let stands = match last.kind {
            TokenKind::Mark => matches!(last.span.of(self.text), ")" | "]" | "." | "%"),
            TokenKind::Quote => last.span.len() > 1 || last.span.of(self.text) == "\"",
            _ => true,
        };
        stands.then_some(after + 1)
    }

    /// Whether two digits of a year follow the mark: `the '90s`, `class of ’98`, `summer of '69`.
    fn decade(&self, mark: Char, after: usize) -> bool {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if !(digit(after) && digit(after + 1)) || digit(after + 2) {
            return false;
        }
        match bytes.get(after + 2) {
            Some(b's' | b'S') => !self.word_at(after + 3),
            Some(b'.' | b',' | b':') if digit(after + 3) => false,
            Some(byte) if byte.is_ascii_alphabetic() => false,
            _ => {
                let before = self.tokens[self.first..].last().map_or("", |token| token.span.of(self.text));
                let date = || function_words::is(before, FunctionWord::Year) || matches!(before, "summer" | "spring");
                mark.value == '’' || (mark.value == '\'' && date())
            }
        }
    }

    /// The end of the clitic or elision whose letters are `from..to`: `Syria 's`, `'tis`, `rock 'n' roll`.
    fn elision(&self, mark: Char, from: usize, to: usize) -> Option<usize> {
        let letters = self.text.get(from..to)?;
        let is = |known: &[&str]| known.iter().any(|known| letters.eq_ignore_ascii_case(known));
        let right = matches!(mark.value, '\'' | '’');
        // What was tokenised before: "Syria 's army", "they 're".
        if right
            && self.spaced
            && is(&["s", "re", "ve", "ll", "d", "m"])
            && letters != "S"
            && !self.tokens[self.first..].is_empty()
        {
            return Some(to);
        }
        if is(&["n"]) {
            // The mark after it is its own: rock 'n' roll.
            let next = self.peek(to).filter(|next| is_apostrophe(next.value));
            return Some(to + next.map_or(0, |next| next.len));
        }
        function_words::is(&letters.to_ascii_lowercase().replace('’', "'"), FunctionWord::Elided).then_some(to)
    }
}
