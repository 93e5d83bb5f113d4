//! The words of a sentence at one depth of quotation, with their parts of speech. Owns the look at one token of such a
//! line; what is built of several (phrases, verb groups, clauses) has files of its own beside this one.
//!
//! Every look over a line is bounded by [`REACH`], so that a sentence of any length takes time in proportion to it.

use crate::{
    lexicon::calendar,
    syntax::Tag,
    text::{Document, TokenKind},
};

/// How many tokens a look to either side takes in at most.
pub const REACH: usize = 200;

/// The words of a sentence that stand in one quotation, or in none; what stands deeper is not looked into.
#[derive(Clone, Copy)]
pub struct Line<'v, 'd> {
    /// The document.
    pub document: &'d Document<'d>,
    /// The parts of speech of its tokens.
    pub tags: &'v [Tag],
    /// For each token, not 0 where its word takes a clause as object ("said"): a noun phrase behind it can be the clause's
    /// subject. Empty where nobody asks for subjects.
    pub clause_takers: &'v [u8],
    /// The quotation that it stands in.
    pub level: Option<u32>,
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

impl<'v, 'd> Line<'v, 'd> {
    /// The words of a sentence that stand in the quotation `level`, or in none.
    pub fn new(
        document: &'d Document<'d>,
        tags: &'v [Tag],
        clause_takers: &'v [u8],
        sentence: usize,
        level: Option<u32>,
    ) -> Self {
        let tokens = &document.sentences[sentence].tokens;
        let (mut from, mut to) = (tokens.start as usize, tokens.end as usize);
        if let Some(quotation) = level.map(|level| &document.quotations[level as usize]) {
            from = from.max(quotation.open as usize + 1);
            to = quotation.close.map_or(to, |close| to.min(close as usize)).max(from);
        }
        Self { document, tags, clause_takers, level, from, to }
    }

    /// A token in lower case; nothing for one outside.
    pub fn word(&self, token: usize) -> &'d str {
        if token < self.document.tokens.len() { self.document.lower(token) } else { "" }
    }

    /// The part of speech of a token.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// Whether a token belongs to the line and to nothing deeper.
    pub fn ours(&self, token: usize) -> bool {
        crate::work::count();
        token >= self.from && token < self.to && self.document.tokens[token].quotation == self.level
    }

    /// Whether a token of the line is one of `words`.
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        self.ours(token) && words.contains(&self.word(token))
    }

    /// Whether a token is a mark of punctuation.
    pub fn mark(&self, token: usize) -> bool {
        matches!(self.document.tokens[token].kind, TokenKind::Mark | TokenKind::Quote)
    }

    /// Whether a token is a hyphen inside a word.
    pub fn hyphen(&self, token: usize) -> bool {
        let glued = |token: usize| self.document.tokens.get(token).is_some_and(|token| !token.spaced);
        matches!(self.word(token), "-" | "\u{2010}" | "\u{2011}") && glued(token) && glued(token + 1)
    }

    /// Whether a token says when. A part of a longer word does not: "a ten-year-old".
    pub fn calendar(&self, token: usize) -> bool {
        // "May", "March" and "August" are days only where they cannot be names or verbs.
        let word = self.word(token);
        calendar::says_when(word)
            && !(matches!(word, "may" | "march") && self.tag(token) != Tag::Name)
            && !(token > self.from && self.hyphen(token - 1) || self.hyphen(token + 1))
    }

    /// Whether a token is a finite verb: its tag says so.
    pub fn finite(&self, token: usize) -> bool {
        self.tag(token).is_finite()
    }

    /// Whether a finite verb stands in `from..to`, at any depth.
    pub fn finite_in(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + REACH)).any(|token| self.finite(token))
    }

    /// Whether a token ends a clause for sure.
    pub fn ends(&self, token: usize) -> bool {
        self.is(token, &[".", ";", ":", "!", "?", "…", "—", "–", "--", "(", ")"])
    }
}
