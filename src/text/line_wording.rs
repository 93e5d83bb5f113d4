//! A short paragraph as the tests of its wording see it: its words and marks, and what stands where. Owns the questions
//! that all of them ask, not what any wording means.

use crate::{
    lexicon::furniture::{self, Furniture},
    text::{Document, TokenKind},
};
use std::ops::Range;

/// The tokens of the longest phrase of furniture: "you may also be interested in".
const LONGEST: usize = 6;

/// A short paragraph as its words.
pub(super) struct LineWording<'d> {
    pub document: &'d Document<'d>,
    pub tokens: Range<usize>,
    /// Its words in lower case, numbers and addresses left out.
    pub words: Vec<&'d str>,
    pub numbers: usize,
    pub addresses: usize,
    /// Whether a stop ends it.
    pub ended: bool,
}

impl<'d> LineWording<'d> {
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

    /// Whether one of its words has a class.
    pub(super) fn any(&self, class: Furniture) -> bool {
        self.words.iter().any(|word| furniture::is(word, class))
    }

    /// Whether its first word has a class.
    pub(super) fn first_is(&self, class: Furniture) -> bool {
        furniture::is(self.first(), class)
    }

    pub(super) fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| list.contains(word))
    }

    /// Whether the words of `phrase` stand one after another.
    pub(super) fn says(&self, phrase: &str) -> bool {
        let wanted = phrase.split(' ').count();
        self.words.windows(wanted).any(|window| window.iter().copied().eq(phrase.split(' ')))
    }

    /// Whether it begins with a phrase of a class of which, by the number of its tokens, something more is true.
    pub(super) fn opens(&self, class: Furniture, holds: &dyn Fn(usize) -> bool) -> bool {
        let mut phrase = String::new();
        (1..=LONGEST.min(self.tokens.len())).any(|length| {
            if length > 1 {
                phrase.push(' ');
            }
            phrase.push_str(self.token(length - 1));
            furniture::is(&phrase, class) && holds(length)
        })
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
