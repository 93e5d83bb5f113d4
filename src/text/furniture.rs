//! Furniture of the page by its wording. Owns which paragraphs are looked at at all and in which order their wording is
//! tried (`offers`, `credits`, `notices`), not the position, which `paragraph_kinds` weighs with it.
//!
//! Every test asks for more than a phrase: the line is short, or most of its words are furniture, or a phrase stands
//! where furniture has it. "Share prices fell" and "Cookies are baked in Ghent" are no furniture.

use crate::{
    lexicon::furniture::{self, Furniture},
    text::{
        Document, TokenKind,
        credits::{self, introduces},
        line_wording::LineWording,
        notices, offers,
    },
};
use std::ops::Range;

/// What the wording of a paragraph says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// Furniture.
    Boilerplate,
    /// Furniture that teasers follow: `Most read`.
    Shelf,
    /// The offer of another story: `Read also: …`.
    Teaser,
    /// Who wrote, edited or drew it.
    Byline,
    /// A picture's credit, with or without its text.
    Caption,
}

/// The longest paragraph, in tokens, that can be furniture.
const LONGEST: usize = 60;

/// The longest paragraph, in tokens, that is looked at closely whatever its words.
const SHORT: usize = 10;

/// Whether a longer paragraph can be furniture: hardly any running text can.
fn is_suspect(document: &Document, tokens: &Range<usize>) -> bool {
    let open = usize::from(introduces(document.lower(tokens.start)));
    let first = document.lower(tokens.start + open);
    let credit = || document.lower(tokens.end - 1) == ")" && tokens.clone().any(|at| document.form(at) == "/");
    let lengths = furniture::telling_lengths();
    furniture::is(first, Furniture::Opening) || tokens.clone().any(|at| is_telling(document, at, lengths)) || credit()
}

/// Whether the token can make furniture of a longer paragraph.
fn is_telling(document: &Document, at: usize, lengths: &[u32; 256]) -> bool {
    let token = &document.tokens[at];
    let first = document.text.as_bytes()[token.span.start as usize].to_ascii_lowercase();
    let known = token.span.len() < 32 && lengths[usize::from(first)] >> token.span.len() & 1 == 1;
    let telling = || furniture::is(document.lower(at), Furniture::Telling);
    token.kind == TokenKind::Address || (known || document.form(at) != token.span.of(document.text)) && telling()
}

/// What the wording of the tokens `range` says; `None` for running text.
pub(super) fn wording(document: &Document, range: &Range<u32>) -> Option<Wording> {
    let tokens = range.start as usize..range.end as usize;
    if tokens.len() > LONGEST {
        return None;
    }
    // Most paragraphs are running text without any word that furniture has.
    if tokens.len() > SHORT && !is_suspect(document, &tokens) {
        return None;
    }
    let line = LineWording::new(document, tokens);
    let opener = offers::is_opener(&line);
    if opener && offers::is_offer(&line) {
        return Some(Wording::Teaser);
    }
    if opener && offers::is_shelf(&line) {
        return Some(Wording::Shelf);
    }
    if credits::is_caption(&line) {
        return Some(Wording::Caption);
    }
    if credits::is_byline(&line) {
        return Some(Wording::Byline);
    }
    notices::is_boilerplate(&line).then_some(Wording::Boilerplate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::ParagraphKind, lexicon::word_list::source, text};

    /// What the wording of a line says, where it stands alone.
    fn of_line(line: &str) -> Option<Wording> {
        let document = text::read(line);
        wording(&document, &(0..document.tokens.len() as u32))
    }

    /// Whether a line below an article says who wrote it.
    fn is_portrait(line: &str) -> bool {
        let article = "The ferry sailed again on Monday after the ice had gone.";
        let text = format!("{article}\n\n{article}\n\n{article}\n\n{line}");
        text::read(&text).paragraphs.last().is_some_and(|paragraph| paragraph.kind == ParagraphKind::Byline)
    }

    #[test]
    fn every_line_of_the_list_is_furniture_or_not_as_its_sign_says() {
        let mut wrong = Vec::new();
        for entry in source::entries("furniture.txt") {
            for (sign, line) in &entry.examples {
                let found = of_line(line);
                let is = |class: &str| entry.classes.iter().any(|of| of == class);
                let right = match found {
                    Some(Wording::Teaser) => is("offer") || is("lead-in") || is("about"),
                    Some(Wording::Shelf) => is("offer") || is("shelf"),
                    Some(Wording::Caption) => is("picture") || is("telling") || entry.word == "video by",
                    Some(Wording::Byline) => is("credit") || is("label"),
                    Some(Wording::Boilerplate) => !is("offer") && !is("credit"),
                    None => is("writer") && is_portrait(line),
                };
                if right != (*sign == '+') {
                    wrong.push(format!("{} {sign} {line:?}: {found:?}", entry.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn telling_words_are_short_enough_for_their_table() {
        for entry in source::entries("furniture.txt") {
            assert!(!entry.classes.iter().any(|class| class == "telling") || entry.word.len() < 32, "{}", entry.word);
        }
    }
}
