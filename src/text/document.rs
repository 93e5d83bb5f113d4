//! A text taken apart, as every later room sees it: paragraphs, sentences, tokens, quotations. Owns the shapes and the look-ups
//! in them; what fills them is `text`'s steps.

use crate::{
    analysis::{Language, ParagraphKind, Warning, WarningCode},
    span::Span,
    text::{
        forms::Forms,
        token::{Token, TokenKind, is_clitic},
    },
};
use std::ops::Range;

/// How many bytes of the text are one step of the table that says where tokens begin.
const BLOCK: usize = 64;

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
    /// The tokens' normal forms.
    pub(super) forms: Forms,
    /// For each [`BLOCK`] bytes of the text the first token that begins in them or behind them.
    pub(super) blocks: Vec<u32>,
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
        self.forms.text(self.tokens[token].form)
    }

    /// The lower-case form of a token.
    pub fn lower(&self, token: usize) -> &str {
        crate::work::count();
        self.forms.text(self.tokens[token].lower)
    }

    /// Whether a token begins with a capital.
    // Asked in some fifty places, where it would take 2 KB more of the module for no time.
    #[inline(never)]
    pub fn is_capital(&self, token: usize) -> bool {
        self.forms.is_capital(self.tokens[token].form)
    }

    /// The number of a token's form, the same for all tokens that are written so, and that of its lower-case form; both are
    /// less than [`Document::forms`].
    pub fn numbers(&self, token: usize) -> (usize, usize) {
        let Token { form, lower, .. } = self.tokens[token];
        (form as usize, lower as usize)
    }

    /// How many forms the tokens have, those in lower case counted with them.
    pub fn forms(&self) -> usize {
        self.forms.count()
    }

    /// What `of` makes of each lower-case form, by its number: asked once for each, however many tokens have it.
    pub fn by_word<T: Default>(&self, mut of: impl FnMut(&str) -> T) -> Vec<T> {
        let forms = 0..self.forms.count() as u32;
        let of = |form| if self.forms.lower(form) == form { of(self.forms.text(form)) } else { T::default() };
        forms.map(of).collect()
    }

    /// Notes where tokens begin, for [`Document::first_from`].
    pub(super) fn place_tokens(&mut self) {
        let blocks = self.text.len() / BLOCK + 1;
        self.blocks = Vec::with_capacity(blocks + 1);
        for (number, token) in (0..).zip(&self.tokens) {
            while self.blocks.len() * BLOCK <= token.span.start as usize {
                self.blocks.push(number);
            }
        }
        self.blocks.resize(blocks + 1, self.tokens.len() as u32);
    }

    /// The first token that begins at a byte or behind it.
    pub fn first_from(&self, byte: u32) -> usize {
        let block = byte as usize / BLOCK;
        let from = self.blocks.get(block).map_or(self.tokens.len(), |&first| first as usize);
        let behind = self.tokens[from..].iter().take_while(|token| token.span.start < byte);
        from + behind.count()
    }

    /// How many tokens end at a byte or before it.
    pub fn ended_by(&self, byte: u32) -> usize {
        let next = self.first_from(byte);
        let over = next.checked_sub(1).is_some_and(|last| self.tokens[last].span.end > byte);
        next - usize::from(over)
    }

    /// Indices of the tokens that lie inside `span` (bytes).
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.first_from(span.start);
        from..self.ended_by(span.end).max(from)
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
