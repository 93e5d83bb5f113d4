//! A run of tokens. Owns the way from tokens to bytes.

use crate::{span::Span, text::Document};

/// A run of tokens, `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

impl Run {
    /// The tokens `from..to`.
    pub fn new(from: usize, to: usize) -> Self {
        Self { from, to }
    }

    /// Its bytes.
    pub fn span(self, document: &Document) -> Span {
        document.tokens[self.from].span.join(document.tokens[self.to - 1].span)
    }

    /// Indices of its tokens.
    pub fn tokens(self) -> std::ops::Range<usize> {
        self.from..self.to
    }
}
