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
mod document;
mod forms;
mod furniture;
mod html;
mod language;
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

pub use document::{Document, Quotation, TextParagraph, TextSentence};
pub use run::Run;
pub use token::{Side, Token, TokenKind, is_clitic};

use crate::{analysis::Language, text::forms::Forms};

/// Takes `text` apart. Linear in its length; never fails.
pub fn read(text: &str) -> Document<'_> {
    taken_apart(text, true)
}

/// The tokens of a text of some words, of which nothing else is asked: neither language nor kinds of paragraphs.
pub fn read_words(text: &str) -> Document<'_> {
    taken_apart(text, false)
}

fn taken_apart(text: &str, whole: bool) -> Document<'_> {
    let mut document = Document {
        text,
        language: Language { code: None, confident: false },
        paragraphs: paragraph::split(text),
        sentences: Vec::new(),
        tokens: Vec::new(),
        quotations: Vec::new(),
        warnings: Vec::new(),
        hashes: Vec::new(),
        forms: Forms::default(),
        blocks: Vec::new(),
    };
    tokens(&mut document);
    document.place_tokens();
    if whole {
        paragraph_kinds::judge(&mut document);
    }
    quotation_marks::pair(&mut document);
    sentence::split(&mut document);
    if whole {
        language::detect(&mut document);
    }
    let Document { tokens, forms, hashes, .. } = &mut document;
    hashes.extend(tokens.iter().map(|token| forms.hash(token.lower)));
    document
}

/// Fills `tokens` for every paragraph, and the paragraphs' token ranges; a block without a token is no paragraph.
fn tokens(document: &mut Document) {
    let Document { text, paragraphs, tokens, forms, .. } = document;
    // English has a token every five bytes.
    tokens.reserve(text.len() / 5);
    paragraphs.retain_mut(|paragraph| {
        let first = tokens.len();
        tokenizer::split(text, paragraph.span, tokens, forms);
        paragraph.tokens = first as u32..tokens.len() as u32;
        // The edges of a block may hold what nobody sees.
        if let (Some(head), Some(last)) = (tokens.get(first), tokens.last()) {
            paragraph.span = head.span.join(last.span);
        }
        first < tokens.len()
    });
}
