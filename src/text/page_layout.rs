//! What only pages have, and the names that the article knows: lists, rows of names, portraits of writers, codes of agencies.
//! Owns the questions about one paragraph among the others; what their answers make of it is `paragraph_kinds`'s.

use crate::{
    analysis::ParagraphKind,
    lexicon::{
        furniture::{self, Furniture},
        name_parts::{self, NamePart},
    },
    sort,
    text::{Document, TokenKind, paragraph_features::ParagraphFeatures, shape::Shape},
};

/// The words that running text writes with a capital where a small letter was possible.
pub(super) struct ArticleNames<'d>(Vec<&'d str>);

impl<'d> ArticleNames<'d> {
    pub(super) fn new(document: &'d Document, features: &[ParagraphFeatures], kinds: &[Option<ParagraphKind>]) -> Self {
        // Nobody asks where everything is running text.
        if features.iter().all(ParagraphFeatures::is_prose) {
            return Self(Vec::new());
        }
        let mut names = Vec::new();
        for (index, paragraph) in document.paragraphs.iter().enumerate() {
            if !features[index].is_prose() || kinds[index].is_some() {
                continue;
            }
            for at in paragraph.tokens.start as usize + 1..paragraph.tokens.end as usize {
                let token = &document.tokens[at];
                let inside = matches!(document.tokens[at - 1].kind, TokenKind::Word | TokenKind::Number)
                    || document.lower(at - 1) == "-";
                if token.kind == TokenKind::Word && inside && document.is_capital(at) {
                    names.push(document.lower(at));
                }
            }
        }
        sort::sort_dedup(&mut names);
        Self(names)
    }

    pub(super) fn hold(&self, lower: &str) -> bool {
        self.0.binary_search(&lower).is_ok()
    }
}

/// The page with its running text found.
pub(super) struct PageLayout<'p> {
    pub document: &'p Document<'p>,
    pub features: &'p [ParagraphFeatures],
    pub names: &'p ArticleNames<'p>,
    /// First and last paragraph of running text.
    pub first: usize,
    pub last: usize,
}

impl PageLayout<'_> {
    pub(super) fn tokens(&self, index: usize) -> std::ops::Range<usize> {
        let tokens = &self.document.paragraphs[index].tokens;
        tokens.start as usize..tokens.end as usize
    }

    pub(super) fn quoted(&self, index: usize) -> bool {
        self.document.tokens[self.tokens(index).start].kind == TokenKind::Quote
    }

    /// Whether an opening mark or bracket has no partner: the line was cut.
    pub(super) fn is_cut(&self, index: usize) -> bool {
        let count = |marks: &[&str]| self.tokens(index).filter(|&at| marks.contains(&self.document.lower(at))).count();
        let straight = count(&["\""]) % 2 == 1;
        straight || count(&["“"]) != count(&["”"]) || count(&["("]) != count(&[")"])
    }

    /// Whether the line is an item of a list or a row of a table.
    pub(super) fn is_item(&self, index: usize) -> bool {
        let tokens = self.tokens(index);
        let first = self.document.lower(tokens.start);
        let numbered = self.document.tokens[tokens.start].kind == TokenKind::Number
            && matches!(tokens.clone().nth(1).map(|at| self.document.lower(at)), Some("." | ")"));
        let text = self.document.paragraphs[index].span.of(self.document.text);
        matches!(first, "•" | "-" | "*" | "–" | "·" | "▪") || numbered || text.contains('\t')
    }

    /// Whether the line is nothing but names: `Yoon Seo-yeon`, `H. Tiwari/M. Okafor`.
    pub(super) fn is_names(&self, index: usize, most: usize) -> bool {
        let line = &self.features[index];
        let known = |at: usize| {
            let lower = self.document.lower(at);
            match self.document.tokens[at].kind {
                TokenKind::Word => {
                    let particle = is_inside_names(lower);
                    let heading = matches!(lower, "the" | "what" | "how" | "why" | "new" | "news" | "a" | "no");
                    // "Yoon Seo-yeon"
                    let joined = at > 0 && !self.document.tokens[at].spaced && self.document.lower(at - 1) == "-";
                    particle || joined || (self.document.is_capital(at) && !heading)
                }
                TokenKind::Mark => matches!(lower, "-" | "/" | "," | "&" | "|"),
                _ => false,
            }
        };
        line.is_title() && (2..=most).contains(&line.words) && line.capitals >= 2 && self.tokens(index).all(known)
    }

    /// Whether the line says who the writer is, and the article speaks of that person nowhere else.
    pub(super) fn is_portrait(&self, index: usize) -> bool {
        let line = &self.features[index];
        let tokens = self.tokens(index);
        let is =
            tokens.clone().take(7).position(|at| matches!(self.document.lower(at), "is" | "was" | "covers" | "writes"));
        let Some(verb) = is.filter(|&verb| verb > 1 && line.words <= 45) else { return false };
        let name = tokens.start..tokens.start + verb;
        let capitals =
            name.clone().all(|at| self.document.is_capital(at) || self.document.tokens[at].kind == TokenKind::Mark);
        let writes = tokens.skip(verb + 1).take(14).any(|at| furniture::is(self.document.lower(at), Furniture::Writer));
        let surname = self.document.lower(name.end - 1);
        let elsewhere = self.document.paragraphs.iter().enumerate().any(|(other, paragraph)| {
            other != index
                && self.features[other].is_prose()
                && (paragraph.tokens.start..paragraph.tokens.end).any(|at| self.document.lower(at as usize) == surname)
        });
        capitals && writes && !elsewhere
    }

    /// Whether the line is a caption without a sentence: names, at least half of them the article's, in a row that marks
    /// without spaces or a number hold together (`Minister Okafor-Anna Kovač-Geneva 2`, `Kovač/Okafor/Diallo`).
    pub(super) fn is_row_of_names(&self, index: usize) -> bool {
        let tokens = self.tokens(index);
        let (mut known, mut others, mut joints) = (0, 0, 0);
        for at in tokens.clone() {
            let token = &self.document.tokens[at];
            let lower = self.document.lower(at);
            match token.kind {
                TokenKind::Word if self.names.hold(lower) || is_inside_names(lower) => known += 1,
                TokenKind::Word if self.document.form(at).starts_with(char::is_lowercase) => return false,
                TokenKind::Word => others += 1,
                TokenKind::Mark => joints += usize::from(matches!(lower, "-" | "/" | "|" | "_") && !token.spaced),
                _ => {}
            }
        }
        let numbered = self.document.tokens[tokens.end - 1].kind == TokenKind::Number && tokens.len() > 2;
        let evidence = usize::from(numbered) + usize::from(joints > 1) + usize::from(known >= 3);
        known >= 2 && others <= known && known + others <= 16 && evidence >= 2
    }

    /// Codes of an agency (`MER0417 4 int 480 LAKES-PACT`).
    pub(super) fn is_codes(&self, index: usize) -> bool {
        self.features[index].words <= 10 && Shape::Codes.is(self.document.paragraphs[index].span.of(self.document.text))
    }

    /// What an agency puts behind a report: initials (`pl/sb`), `ENDS`, `-30-`, `###`.
    pub(super) fn is_sign_off(&self, index: usize) -> bool {
        Shape::SignOff.is(self.document.paragraphs[index].span.of(self.document.text))
    }

    /// Whether a paragraph names what the article names.
    pub(super) fn about_article(&self, index: usize) -> bool {
        let tokens = self.tokens(index).skip(1);
        let capitals =
            tokens.filter(|&at| self.document.tokens[at].kind == TokenKind::Word && self.document.is_capital(at));
        let before: Vec<&str> = capitals.map(|at| self.document.lower(at)).collect();
        let elsewhere = |lower: &str| {
            (self.first..index).any(|other| {
                self.features[other].is_prose() && self.tokens(other).any(|at| self.document.lower(at) == lower)
            })
        };
        let shared = before.iter().take(12).filter(|lower| elsewhere(lower)).count();
        before.is_empty() || shared * 3 > before.len().min(12)
    }
}

/// Whether a word in small letters stands in a line of nothing but people's names: "Omar bin Hamdan and Joris van Marr".
fn is_inside_names(lower: &str) -> bool {
    lower != "of" && name_parts::is(lower, NamePart::Particle) || matches!(lower, "and" | "in")
}
