//! Who wrote, edited, drew or photographed it, by the wording of a line: "Reporting by …", "Photograph: …". Owns where
//! in the line the phrases of `lexicons/furniture.txt` stand, not where such a line stands on the page.

use crate::{
    lexicon::{
        furniture::{self, Furniture},
        name_parts::{self, NamePart},
    },
    text::{TokenKind, line_wording::LineWording},
};

/// Whether the mark can stand before a credit: `(Reporting by`, `– Additional reporting by`.
pub(super) fn introduces(lower: &str) -> bool {
    matches!(lower, "(" | "[" | "-" | "--" | "–" | "—" | "*" | "•")
}

pub(super) fn is_caption(line: &LineWording) -> bool {
    let length = line.tokens.len();
    for index in 0..length {
        let lower = line.token(index);
        if !furniture::is(lower, Furniture::Picture) {
            continue;
        }
        let near_end = length - index <= 12;
        let capital = |at: usize| at < length && line.document.is_capital(line.tokens.start + at);
        match line.token(index + 1) {
            // "Photograph: M. Ha", "Picture: Andes Foto"; the sentence before it may have its stop.
            ":" if (index == 0 || near_end) && lower != "file" && lower != "video" => return true,
            "/" if near_end && !line.ended && capital(index + 2) => return true,
            "by" if near_end && capital(index + 2) && !line.ended => return true,
            "courtesy" if near_end => return true,
            "photo" if lower == "file" && near_end && length < 50 => return true,
            _ => {}
        }
    }
    if line.says("getty images") && length < 50 && !line.ended {
        return true;
    }
    ends_with_credit(line)
}

/// Whether an agency and a photographer stand in brackets at the end: `(Meridian/Esther Mulenga)`.
fn ends_with_credit(line: &LineWording) -> bool {
    let length = line.tokens.len();
    if length < 5 || line.token(length - 1) != ")" {
        return false;
    }
    let Some(open) = (length.saturating_sub(10)..length).rev().find(|&index| line.token(index) == "(") else {
        return false;
    };
    let inside = open + 1..length - 1;
    let slash = inside.clone().filter(|&index| line.token(index) == "/").count() == 1;
    let names = inside.clone().all(|index| {
        let form = line.document.form(line.tokens.start + index);
        form == "/" || form == "-" || form.starts_with(char::is_uppercase)
    });
    open > 0 && slash && names && inside.len() > 2
}

pub(super) fn is_byline(line: &LineWording) -> bool {
    let open = usize::from(introduces(line.token(0)));
    let credited = |length: usize| {
        line.words.get(..length).is_some_and(|words| furniture::is(&words.join(" "), Furniture::Credit))
    };
    let name_at = |index: usize| {
        let at = line.tokens.start + index;
        at < line.tokens.end && line.document.is_capital(at)
    };
    if (2..=3).any(credited) && line.len() <= 30 && (open == 1 || !line.ended || name_at(2)) {
        return name_at(open + 2) || line.says("additional reporting");
    }
    // "By Orla Brennan, Wednesday 26 November 2025": names, and nothing that a sentence has.
    if line.first() == "by"
        && line.token(0) == "by"
        && name_at(1)
        && line.len() <= 16
        && !line.ended
        && small(line) <= 1
    {
        return true;
    }
    line.first_is(Furniture::Label) && line.token(1) == ":" && name_at(2) && line.len() <= 6 && !line.ended
}

/// Words in small letters that stand in no name, after the first word: "By Anna Kovač and Davit Marr at Lake Torva".
fn small(line: &LineWording) -> usize {
    let in_name = |word: &str| {
        [NamePart::Particle, NamePart::Linking].into_iter().any(|class| name_parts::is(word, class))
            || matches!(word, "the" | "at")
    };
    let words = line.tokens.clone().skip(1).filter(|&at| line.document.tokens[at].kind == TokenKind::Word);
    words
        .filter(|&at| line.document.form(at).starts_with(char::is_lowercase))
        .filter(|&at| !in_name(line.document.lower(at)))
        .count()
}
