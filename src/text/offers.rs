//! What offers another story by its wording: "Read also: …", "Most popular". Owns the phrases, not whether a paragraph that
//! follows one is the story offered.

use crate::text::short::Short;

/// Phrases that offer another story, before a colon or alone on a line.
const OFFERS: [&str; 34] = [
    "read more",
    "read also",
    "also read",
    "see also",
    "check also",
    "related",
    "related article",
    "related articles",
    "related story",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "you might also like",
    "you may also like",
    "you may also be interested in",
    "recommended",
    "recommended for you",
    "don't miss",
    "must read",
    "read next",
    "up next",
    "next article",
    "previous article",
    "next story",
    "previous story",
    "trending",
    "trending now",
    "more stories",
    "read this",
    "read this next",
    "more on this story",
    "also on",
    "further reading",
];

/// Phrases that head a shelf of other stories and offer none themselves.
const SHELVES: [&str; 12] = [
    "most read",
    "most popular",
    "most viewed",
    "latest news",
    "latest stories",
    "top stories",
    "editor's picks",
    "editors' picks",
    "editor's choice",
    "popular posts",
    "also in this section",
    "in case you missed it",
];

impl Short<'_> {
    /// Whether a phrase that offers another story can begin with its first word.
    pub(super) fn is_opener(&self) -> bool {
        matches!(
            self.token(0),
            "read"
                | "also"
                | "see"
                | "check"
                | "related"
                | "you"
                | "recommended"
                | "do"
                | "must"
                | "up"
                | "next"
                | "previous"
                | "trending"
                | "more"
                | "further"
                | "most"
                | "latest"
                | "top"
                | "editor"
                | "editors"
                | "popular"
                | "in"
                | "watch"
                | "video"
        )
    }

    pub(super) fn is_offer(&self) -> bool {
        let offered = OFFERS.iter().chain(&["next", "watch", "more", "read", "video"]).any(|phrase| {
            let Some(after) = self.begins(phrase) else { return false };
            matches!(self.token(after), ":" | "|" | ">" | "»" | "–" | "—" | "-") && self.tokens.len() > after + 2
        });
        // "ALSO READ  The wreck that nobody raised": the phrase in capitals, the title not.
        let shouted = !self.ended
            && OFFERS.iter().any(|phrase| {
                let Some(after) = self.begins(phrase).filter(|&after| after > 1 && self.tokens.len() > after + 2)
                else {
                    return false;
                };
                let capital =
                    |index: usize| !self.document.form(self.tokens.start + index).contains(char::is_lowercase);
                (0..after).all(capital) && !capital(after + 1)
            });
        let about = self.begins("read more about").or(self.begins("read more on")).or(self.begins("read the full"));
        ((offered || shouted) && self.len() <= 30) || (about.is_some() && self.len() <= 12)
    }

    pub(super) fn is_shelf(&self) -> bool {
        let colon = usize::from(self.token(self.tokens.len().saturating_sub(1)) == ":");
        let whole = |phrase: &str| self.begins(phrase).is_some_and(|after| after + colon == self.tokens.len());
        let more =
            matches!(self.words.get(..2), Some(["more", "from" | "on" | "in"])) && self.len() <= 5 && !self.ended;
        OFFERS.iter().chain(&SHELVES).any(|phrase| whole(phrase)) || more
    }
}
