//! A stretch of text read from its first character to its last, with the tokens found so far. Owns what all readers of
//! tokens ask and do: characters ahead, letters and digits in a row, appending a token; not what is a token (`tokenizer`).

use crate::{
    span::Span,
    text::{
        characters::{self, Char, CharacterClass, is_apostrophe},
        clusters,
        forms::Forms,
        token::{Token, TokenKind},
        token_forms,
    },
};

/// What is read, how far, and the tokens found.
pub(super) struct Scanner<'s> {
    /// The text up to the end of the span.
    pub(super) text: &'s str,
    /// Where the next token is looked for.
    pub(super) at: usize,
    /// Where the span begins.
    pub(super) start: usize,
    /// Whether white space stands before `at`.
    pub(super) spaced: bool,
    pub(super) tokens: &'s mut Vec<Token>,
    /// The first token of the span.
    pub(super) first: usize,
    pub(super) forms: &'s mut Forms,
}

impl Scanner<'_> {
    pub(super) fn peek(&self, at: usize) -> Option<Char> {
        characters::at(self.text, at)
    }

    /// The next character that a reader sees at `at` or after invisible ones, and where it stands.
    fn visible(&self, mut at: usize) -> Option<(Char, usize)> {
        loop {
            let character = self.peek(at)?;
            if character.value.is_ascii_graphic() || characters::class(character.value) != CharacterClass::Invisible {
                return Some((character, at));
            }
            at += character.len;
        }
    }

    fn class_at(&self, at: usize) -> Option<CharacterClass> {
        self.visible(at).map(|(character, _)| characters::class(character.value))
    }

    pub(super) fn letter_at(&self, at: usize) -> bool {
        self.class_at(at) == Some(CharacterClass::Letter)
    }

    pub(super) fn word_at(&self, at: usize) -> bool {
        matches!(self.class_at(at), Some(CharacterClass::Letter | CharacterClass::Digit))
    }

    pub(super) fn capital_at(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|(character, _)| character.value.is_uppercase())
    }

    /// Appends the token of `length` bytes at `at` and goes on behind it.
    pub(super) fn push(&mut self, kind: TokenKind, length: usize) {
        let span = Span::new(self.at, self.at + length);
        let form = token_forms::form(self.text, span, kind, self.forms);
        let lower = self.forms.lower(form);
        let spaced = std::mem::replace(&mut self.spaced, false);
        self.tokens.push(Token { span, kind, spaced, sentence: 0, quotation: None, side: None, form, lower });
        self.at += length;
    }

    /// Takes back the tokens from `start` on and appends one up to `end` in their place. `start` must be the start of a
    /// token or `at`.
    pub(super) fn replace(&mut self, start: usize, end: usize, kind: TokenKind) {
        while let Some(last) = self.tokens[self.first..].last()
            && last.span.start as usize >= start
        {
            self.spaced = last.spaced;
            self.tokens.pop();
        }
        self.at = start;
        self.push(kind, end - start);
    }

    /// The end of the letters that start at `at`, with apostrophes, combining marks and what is invisible between them;
    /// and where its last apostrophes stand.
    pub(super) fn letters(&self, start: usize) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let (mut at, mut apostrophe) = (start, false);
        loop {
            while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
                at += 1;
            }
            let Some(character) = self.peek(at) else { break };
            match characters::class(character.value) {
                CharacterClass::Letter => at += character.len,
                CharacterClass::Single if is_apostrophe(character.value) && self.letter_at(at + character.len) => {
                    // Two single marks between words are a quotation mark: ''Yes''he said.
                    apostrophe = true;
                    at += character.len;
                }
                CharacterClass::Invisible => match self.visible(at) {
                    Some((next, place)) if characters::class(next.value) == CharacterClass::Letter => at = place,
                    _ => break,
                },
                // "AT&T", "R&amp;D": capitals on both sides.
                CharacterClass::Symbol if character.value == '&' => {
                    let before = self.text[start..at].chars().next_back();
                    if !before.is_some_and(char::is_uppercase) || !self.capital_at(at + character.len) {
                        break;
                    }
                    at += character.len;
                }
                CharacterClass::Symbol if !character.value.is_ascii() && clusters::extends(self.text, at) => {
                    at += character.len
                }
                _ => break,
            }
        }
        (at, apostrophe)
    }

    /// Appends the number whose digits begin at `digits`, at or shortly after `at`.
    pub(super) fn number(&mut self, digits: usize) {
        let bytes = self.text.as_bytes();
        let mut at = digits;
        loop {
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            let Some(character) = self.peek(at) else { break };
            let after = at + character.len;
            match character.value {
                '.' | ',' | ':' if bytes.get(after).is_some_and(u8::is_ascii_digit) => at = after,
                // Of another script, or written as an entity.
                value if characters::class(value) == CharacterClass::Digit => at = after,
                _ => break,
            }
        }
        let end = at;
        self.push(TokenKind::Number, end - self.at);
    }

    /// Whether a word or number ends right before `at`.
    pub(super) fn touches_word(&self) -> bool {
        let last = self.tokens[self.first..].last();
        last.is_some_and(|token| {
            token.span.end as usize == self.at && token.kind != TokenKind::Mark && token.kind != TokenKind::Quote
        })
    }
}
