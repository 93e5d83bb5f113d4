//! A short paragraph as the tests of its wording see it: words, marks and what stands where. Owns the view, not what any
//! wording means.

use crate::text::{Document, TokenKind};
use std::ops::Range;

/// A short paragraph as its words.
pub(super) struct Short<'d> {
    pub document: &'d Document<'d>,
    pub tokens: Range<usize>,
    /// Its words in lower case, numbers and addresses left out.
    pub words: Vec<&'d str>,
    pub numbers: usize,
    pub addresses: usize,
    /// Whether a stop ends it.
    pub ended: bool,
}

impl<'d> Short<'d> {
    pub(super) fn new(document: &'d Document<'d>, tokens: Range<usize>) -> Self {
        let kind = |wanted| document.tokens[tokens.clone()].iter().filter(|token| token.kind == wanted).count();
        let words = tokens.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
        let ended = matches!(document.lower(tokens.end - 1), "." | "!" | "?");
        Self {
            words: words.map(|at| document.lower(at)).collect(),
            numbers: kind(TokenKind::Number),
            addresses: kind(TokenKind::Address),
            ended,
            document,
            tokens,
        }
    }

    pub(super) fn first(&self) -> &str {
        self.words.first().copied().unwrap_or("")
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| list.contains(word))
    }

    /// Whether the words of `phrase` stand one after another.
    pub(super) fn says(&self, phrase: &str) -> bool {
        let wanted = phrase.split(' ').count();
        self.words.windows(wanted).any(|window| window.iter().copied().eq(phrase.split(' ')))
    }

    /// How many tokens `phrase` takes at the beginning, if it stands there.
    pub(super) fn begins(&self, phrase: &str) -> Option<usize> {
        let mut rest = phrase;
        for at in self.tokens.clone() {
            let lower = self.document.lower(at);
            rest = rest.strip_prefix(lower)?;
            rest = rest.strip_prefix(' ').unwrap_or(rest);
            if rest.is_empty() {
                return Some(at + 1 - self.tokens.start);
            }
        }
        None
    }

    pub(super) fn token(&self, index: usize) -> &str {
        let at = self.tokens.start + index;
        if at < self.tokens.end { self.document.lower(at) } else { "" }
    }

    pub(super) fn mark(&self, mark: &str) -> bool {
        self.tokens.clone().any(|at| self.document.lower(at) == mark)
    }

    pub(super) fn mail(&self) -> bool {
        self.tokens.clone().any(|at| {
            self.document.tokens[at].kind == TokenKind::Address
                && self.document.form(at).trim_start_matches('@').contains('@')
        })
    }
}
