//! What a text is made of, before anybody asks what it means: paragraphs and their kinds, tokens, quotation marks,
//! sentences, language. [`read`] runs the steps in order; every later room works on the [`Document`] that comes out.
//!
//! Spans are bytes of the text as given. Nothing is normalised before spans are taken: normal forms live in token keys
//! ([`Document::form`], [`Document::lower`]).

mod abbreviation;
mod abbreviation_stops;
mod address;
mod apostrophe;
mod characters;
mod clusters;
mod credits;
mod dateline;
mod furniture;
mod html;
mod language;
mod leb128;
mod line_wording;
pub(crate) mod lower;
mod notices;
mod offers;
mod page_layout;
mod paragraph;
mod paragraph_features;
mod paragraph_kinds;
mod quotation_marks;
mod run;
mod scanner;
mod sentence;
mod shape;
mod token;
mod token_forms;
mod tokenizer;

pub use run::Run;
pub use token::{Side, Token, TokenKind, is_clitic};

use crate::{
    analysis::{Language, ParagraphKind, Warning, WarningCode},
    span::Span,
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
    /// Arena of the tokens' normal forms.
    keys: String,
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
}

/// Takes `text` apart. Linear in its length; never fails.
pub fn read(text: &str) -> Document<'_> {
    let mut document = Document {
        text,
        language: Language { code: None, confident: false },
        paragraphs: paragraph::split(text),
        sentences: Vec::new(),
        tokens: Vec::new(),
        quotations: Vec::new(),
        warnings: Vec::new(),
        keys: String::new(),
    };
    tokens(&mut document);
    paragraph_kinds::judge(&mut document);
    quotation_marks::pair(&mut document);
    sentence::split(&mut document);
    language::detect(&mut document);
    document
}

/// Notes something that the reader should know.
fn warn(document: &mut Document, code: WarningCode, message: &str, span: Span) {
    document.warnings.push(Warning { code, message: message.to_owned(), span });
}

/// Fills `tokens` for every paragraph, and the paragraphs' token ranges; a block without a token is no paragraph.
fn tokens(document: &mut Document) {
    let Document { text, paragraphs, tokens, keys, .. } = document;
    // English has a token every five bytes.
    tokens.reserve(text.len() / 5);
    paragraphs.retain_mut(|paragraph| {
        let first = tokens.len();
        tokenizer::split(text, paragraph.span, tokens, keys);
        paragraph.tokens = first as u32..tokens.len() as u32;
        // The edges of a block may hold what nobody sees.
        if let (Some(head), Some(last)) = (tokens.get(first), tokens.last()) {
            paragraph.span = head.span.join(last.span);
        }
        first < tokens.len()
    });
}
