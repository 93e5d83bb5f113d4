//! What offers another story by its wording: "Read also: …", "Most popular". Owns where on the line the phrases stand, not
//! which there are (`lexicons/furniture.txt`) nor whether a paragraph that follows one is the story offered.

use crate::{
    lexicon::furniture::{self, Furniture},
    text::line_wording::LineWording,
};

/// Whether a phrase that offers another story can begin with its first word.
pub(super) fn is_opener(line: &LineWording) -> bool {
    furniture::is(line.token(0), Furniture::Opener)
}

pub(super) fn is_offer(line: &LineWording) -> bool {
    let marked = |after: usize| {
        matches!(line.token(after), ":" | "|" | ">" | "»" | "–" | "—" | "-") && line.tokens.len() > after + 2
    };
    let offered = line.opens(Furniture::Offer, &marked) || line.opens(Furniture::LeadIn, &marked);
    // "ALSO READ  The wreck that nobody raised": the phrase in capitals, the title not.
    let capital = |index: usize| !line.document.form(line.tokens.start + index).contains(char::is_lowercase);
    let shouted =
        |after: usize| after > 1 && line.tokens.len() > after + 2 && (0..after).all(capital) && !capital(after + 1);
    let offered = offered || !line.ended && line.opens(Furniture::Offer, &shouted);
    offered && line.len() <= 30 || line.len() <= 12 && line.opens(Furniture::About, &|_| true)
}

pub(super) fn is_shelf(line: &LineWording) -> bool {
    let colon = usize::from(line.token(line.tokens.len().saturating_sub(1)) == ":");
    let whole = |after: usize| after + colon == line.tokens.len();
    let more = matches!(line.words.get(..2), Some(["more", "from" | "on" | "in"])) && line.len() <= 5 && !line.ended;
    line.opens(Furniture::Offer, &whole) || line.opens(Furniture::Shelf, &whole) || more
}
