//! Who wrote, edited, drew or photographed it, by the wording of a line: "Reporting by …", "Photograph: …". Owns where
//! in the line the phrases of `lexicons/furniture.txt` stand, not where such a line stands on the page.

use crate::{
    lexicon::{
        furniture::{self, Furniture},
        particles::{self, Particle},
    },
    text::{TokenKind, short::Short},
};

/// Whether the mark can stand before a credit: `(Reporting by`, `– Additional reporting by`.
pub(super) fn introduces(lower: &str) -> bool {
    matches!(lower, "(" | "[" | "-" | "--" | "–" | "—" | "*" | "•")
}

impl Short<'_> {
    pub(super) fn is_caption(&self) -> bool {
        let length = self.tokens.len();
        for index in 0..length {
            let lower = self.token(index);
            if !furniture::is(lower, Furniture::Picture) {
                continue;
            }
            let near_end = length - index <= 12;
            let capital =
                |at: usize| at < length && self.document.form(self.tokens.start + at).starts_with(char::is_uppercase);
            match self.token(index + 1) {
                // "Photograph: M. Ha", "Picture: Andes Foto"; the sentence before it may have its stop.
                ":" if (index == 0 || near_end) && lower != "file" && lower != "video" => return true,
                "/" if near_end && !self.ended && capital(index + 2) => return true,
                "by" if near_end && capital(index + 2) && !self.ended => return true,
                "courtesy" if near_end => return true,
                "photo" if lower == "file" && near_end && length < 50 => return true,
                _ => {}
            }
        }
        if self.says("getty images") && length < 50 && !self.ended {
            return true;
        }
        self.ends_with_credit()
    }

    /// Whether an agency and a photographer stand in brackets at the end: `(Meridian/Esther Mulenga)`.
    fn ends_with_credit(&self) -> bool {
        let length = self.tokens.len();
        if length < 5 || self.token(length - 1) != ")" {
            return false;
        }
        let Some(open) = (length.saturating_sub(10)..length).rev().find(|&index| self.token(index) == "(") else {
            return false;
        };
        let inside = open + 1..length - 1;
        let slash = inside.clone().filter(|&index| self.token(index) == "/").count() == 1;
        let names = inside.clone().all(|index| {
            let form = self.document.form(self.tokens.start + index);
            form == "/" || form == "-" || form.starts_with(char::is_uppercase)
        });
        open > 0 && slash && names && inside.len() > 2
    }

    pub(super) fn is_byline(&self) -> bool {
        let open = usize::from(introduces(self.token(0)));
        let credited = |length: usize| {
            self.words.get(..length).is_some_and(|words| furniture::is(&words.join(" "), Furniture::Credit))
        };
        let name_at = |index: usize| {
            let at = self.tokens.start + index;
            at < self.tokens.end && self.document.form(at).starts_with(char::is_uppercase)
        };
        if (2..=3).any(credited) && self.len() <= 30 && (open == 1 || !self.ended || name_at(2)) {
            return name_at(open + 2) || self.says("additional reporting");
        }
        // "By Orla Brennan, Wednesday 26 November 2025": names, and nothing that a sentence has.
        if self.first() == "by"
            && self.token(0) == "by"
            && name_at(1)
            && self.len() <= 16
            && !self.ended
            && self.small() <= 1
        {
            return true;
        }
        self.first_is(Furniture::Label) && self.token(1) == ":" && name_at(2) && self.len() <= 6 && !self.ended
    }

    /// Words in small letters that stand in no name, after the first word.
    fn small(&self) -> usize {
        let words = self.tokens.clone().skip(1).filter(|&at| self.document.tokens[at].kind == TokenKind::Word);
        words
            .filter(|&at| self.document.form(at).starts_with(char::is_lowercase))
            .filter(|&at| !particles::is(self.document.lower(at), Particle::Credit))
            .count()
    }
}
