//! Who says what: content, cue and source found, joined into quotes, given their speaker.

mod cues;

use crate::{
    analysis::{Entity, Quote},
    text::Document,
};

/// The quotes of a document, by the start of their first span.
pub fn find(_document: &Document, _entities: &[Entity]) -> Vec<Quote> {
    Vec::new()
}

/// Writes into each mention the innermost quote that it stands in.
pub fn place(quotes: &[Quote], entities: &mut [Entity]) {
    for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
        mention.quote = innermost(quotes, mention.span.start);
    }
}

/// The innermost quote in whose content the byte at `start` lies.
pub fn innermost(quotes: &[Quote], start: u32) -> Option<u32> {
    let holds = |quote: &Quote| quote.content.iter().find(|span| span.start <= start && start < span.end).copied();
    let around = quotes.iter().enumerate().filter_map(|(index, quote)| Some((index, holds(quote)?)));
    around.min_by_key(|(_, span)| span.len()).map(|(index, _)| index as u32)
}
