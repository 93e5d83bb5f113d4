//! A text taken apart, as every later room sees it: paragraphs, sentences, tokens, quotations. Owns the shapes and the look-ups
//! in them; what fills them is `text`'s steps.

use crate::{
    analysis::{Language, ParagraphKind, Warning, WarningCode},
    span::Span,
    text::token::{Token, TokenKind, is_clitic},
};
use std::ops::Range;

/// A text taken apart.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The text exactly as given.
    pub text: &'t str,
    /// What it seems to be written in.
    pub language: Language,
    /// Its blocks, in order, not overlapping.
    pub paragraphs: Vec<TextParagraph>,
    /// The sentences of all paragraphs, in order; each lies in one paragraph.
    pub sentences: Vec<TextSentence>,
    /// The tokens of all sentences, in order; each lies in one sentence.
    pub tokens: Vec<Token>,
    /// The quotations between marks, by start; they nest and never cross.
    pub quotations: Vec<Quotation>,
    /// What was found wrong with the text.
    pub warnings: Vec<Warning>,
    /// For each token the hash of its lower-case form, as the tables of words are asked for it.
    pub hashes: Vec<u64>,
    /// Arena of the tokens' normal forms.
    pub(super) keys: String,
}

/// A block of the page.
#[derive(Clone, Debug)]
pub struct TextParagraph {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Indices of its sentences.
    pub sentences: Range<u32>,
    /// Indices of its tokens.
    pub tokens: Range<u32>,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct TextSentence {
    /// Its place, closing marks included.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// Indices of its tokens.
    pub tokens: Range<u32>,
}

/// A stretch of text between an opening and a closing quotation mark. One that goes on over paragraphs, each opened by
/// a mark of its own, is a quotation for each paragraph, linked by `continues`.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// From the opening mark to the closing one, both included; to the end of the paragraph where none closes it
    /// because the next one continues it.
    pub span: Span,
    /// The opening mark (one token).
    pub open: u32,
    /// The closing mark (one token), absent where the next paragraph continues the quotation.
    pub close: Option<u32>,
    /// The quotation that it stands in.
    pub parent: Option<u32>,
    /// The quotation in an earlier paragraph that it goes on from.
    pub continues: Option<u32>,
}

impl Document<'_> {
    /// A token as written, without what is invisible in it: soft hyphens, zero-width characters, HTML entities
    /// resolved, typographic apostrophes straight.
    pub fn form(&self, token: usize) -> &str {
        let token = &self.tokens[token];
        match token.form {
            Some(form) => form.of(&self.keys),
            None => token.span.of(self.text),
        }
    }

    /// The lower-case form of a token.
    pub fn lower(&self, token: usize) -> &str {
        crate::work::count();
        let token = &self.tokens[token];
        // Asked for everywhere, most often of words that are in the text as they are: one way out for all.
        let (span, from) = match token.lower.or(token.form) {
            Some(span) => (span, self.keys.as_str()),
            None => (token.span, self.text),
        };
        span.of(from)
    }

    /// Indices of the tokens that lie inside `span` (bytes).
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.span.start < span.start);
        let to = from + self.tokens[from..].partition_point(|token| token.span.end <= span.end);
        from..to
    }

    /// Whether a token is a word for those who count them. A clitic is a part of its word: "didn't" is one, and so is
    /// "did n't".
    pub fn is_word(&self, token: usize) -> bool {
        matches!(self.tokens[token].kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
            && !is_clitic(self.lower(token))
    }

    /// The kind of the paragraph in which a sentence stands.
    pub fn kind_of(&self, sentence: usize) -> ParagraphKind {
        self.paragraphs[self.sentences[sentence].paragraph as usize].kind
    }

    /// Notes something that the reader should know.
    pub fn warn(&mut self, code: WarningCode, message: &str, span: Span) {
        self.warnings.push(Warning { code, message: message.to_owned(), span });
    }
}
