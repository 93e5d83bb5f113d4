//! What offers another story by its wording: "Read also: …", "Most popular". Owns where on the line the phrases stand, not
//! which there are (`lexicons/furniture.txt`) nor whether a paragraph that follows one is the story offered.

use crate::{
    lexicon::furniture::{self, Furniture},
    text::short::Short,
};

impl Short<'_> {
    /// Whether a phrase that offers another story can begin with its first word.
    pub(super) fn is_opener(&self) -> bool {
        furniture::is(self.token(0), Furniture::Opener)
    }

    pub(super) fn is_offer(&self) -> bool {
        let marked = |after: usize| {
            matches!(self.token(after), ":" | "|" | ">" | "»" | "–" | "—" | "-") && self.tokens.len() > after + 2
        };
        let offered = self.opens(Furniture::Offer, &marked) || self.opens(Furniture::LeadIn, &marked);
        // "ALSO READ  The wreck that nobody raised": the phrase in capitals, the title not.
        let capital = |index: usize| !self.document.form(self.tokens.start + index).contains(char::is_lowercase);
        let shouted =
            |after: usize| after > 1 && self.tokens.len() > after + 2 && (0..after).all(capital) && !capital(after + 1);
        let offered = offered || !self.ended && self.opens(Furniture::Offer, &shouted);
        offered && self.len() <= 30 || self.len() <= 12 && self.opens(Furniture::About, &|_| true)
    }

    pub(super) fn is_shelf(&self) -> bool {
        let colon = usize::from(self.token(self.tokens.len().saturating_sub(1)) == ":");
        let whole = |after: usize| after + colon == self.tokens.len();
        let more =
            matches!(self.words.get(..2), Some(["more", "from" | "on" | "in"])) && self.len() <= 5 && !self.ended;
        self.opens(Furniture::Offer, &whole) || self.opens(Furniture::Shelf, &whole) || more
    }
}
