//! Where names stand and of what type they are: the tagger run over a document. Owns the embedded weights and the cut of
//! a document into sequences; grouping is not its business.

use super::features::{Extractor, FEATURES, OFFSETS, neighbour};
use crate::{
    analysis::EntityType,
    tagger::{Path, Tagger, Workspace, lexicon::Lexicon, spans},
    text::{Document, Span},
};
use std::{ops::Range, sync::OnceLock};

/// The labels of the tag set, in its order.
pub const LABELS: [(&str, EntityType); 9] = [
    ("person", EntityType::Person),
    ("location", EntityType::Location),
    ("organization", EntityType::Organization),
    ("facility", EntityType::Facility),
    ("norp", EntityType::Norp),
    ("product", EntityType::Product),
    ("misc", EntityType::Misc),
    ("date", EntityType::Date),
    ("money", EntityType::Money),
];

/// A name found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its place in the text.
    pub span: Span,
    /// Its type.
    pub kind: EntityType,
    /// Why it is there, a key of [`crate::analysis::Mention::basis`].
    pub basis: &'static str,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// A sequence is cut at the end of a sentence once it has this many tokens, and anywhere at twice as many.
const SEQUENCE: usize = 256;

/// The sequences of tokens that are tagged as one: paragraphs, long ones cut.
pub fn sequences(document: &Document) -> Vec<Range<usize>> {
    let mut cut = Vec::new();
    for paragraph in &document.paragraphs {
        let mut start = paragraph.tokens.start as usize;
        for sentence in paragraph.sentences.clone() {
            let end = document.sentences[sentence as usize].tokens.end as usize;
            while end - start > 2 * SEQUENCE {
                cut.push(start..start + 2 * SEQUENCE);
                start += 2 * SEQUENCE;
            }
            if end - start >= SEQUENCE {
                cut.push(start..end);
                start = end;
            }
        }
        let end = paragraph.tokens.end as usize;
        if start < end {
            cut.push(start..end);
        }
    }
    cut
}

/// The tagger with the embedded weights.
fn tagger() -> &'static Tagger {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    TAGGER.get_or_init(|| {
        let read = Tagger::read(include_bytes!("../../models/entities.bin"), FEATURES);
        // A test reads them: a build with weights that do not fit the code is never given away.
        read.expect("the weights of entities fit the code")
    })
}

/// The embedded classes and lists of words.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        // A test reads it, too.
        Lexicon::read(include_bytes!("../../models/words.bin")).expect("the lexicon fits the code")
    })
}

/// The names of a document, in order.
pub fn find(document: &Document) -> Vec<Found> {
    find_with(document, tagger(), lexicon())
}

/// [`find`], with other weights.
pub fn find_with(document: &Document, tagger: &Tagger, lexicon: &Lexicon) -> Vec<Found> {
    let width = tagger.tags().len();
    let mut sums = Sums::new(document, tagger, lexicon);
    let mut rows = Vec::new();
    let (mut space, mut path) = (Workspace::default(), Path::default());
    let mut found = Vec::new();
    for sequence in sequences(document) {
        rows.clear();
        rows.resize(sequence.len() * width, 0);
        for (token, row) in sequence.clone().zip(rows.chunks_exact_mut(width)) {
            sums.add(token, sequence.start, sequence.end, row);
        }
        // Names stand in a few places: what lies between them needs no search.
        let quiet = |place: usize| outside_by_far(&rows[place * width..][..width], tagger.scale());
        let mut from = 0;
        while from < sequence.len() {
            if quiet(from) {
                from += 1;
                continue;
            }
            let first = from.saturating_sub(1);
            let mut end = from + 1;
            while end < sequence.len() && !(quiet(end) && quiet(end - 1)) {
                end += 1;
            }
            tagger.decode(&rows[first * width..end * width], &mut space, &mut path);
            for span in spans(tagger.tags(), &path.tags) {
                let margin = path.margins[span.tokens.clone()].iter().copied().min().unwrap_or(0);
                let start = sequence.start + first;
                let mut tokens = start + span.tokens.start..start + span.tokens.end;
                if LABELS[span.label].1 == EntityType::Date && ends_a_decade(document, tokens.end) {
                    tokens.end += 1;
                }
                found.push(Found {
                    span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                    tokens,
                    kind: LABELS[span.label].1,
                    basis: "tagger",
                    confidence: confidence(margin, tagger.scale()),
                });
            }
            from = end;
        }
    }
    found
}

/// Whether `token` is the `s` of "the 1980s", which belongs to the number before it.
fn ends_a_decade(document: &Document, token: usize) -> bool {
    let Some(info) = document.tokens.get(token) else { return false };
    !info.spaced && document.lower(token) == "s" && token > 0 && document.form(token - 1).ends_with('0')
}

/// Whether the first tag, outside of names, is so far ahead of all others that no neighbour can change it.
fn outside_by_far(row: &[i32], scale: i32) -> bool {
    /// In units of log odds.
    const FAR: i32 = 12;
    let most = row[1..].iter().copied().max().unwrap_or(0);
    row[0] - most > FAR * scale
}

/// Sums of weights, those of a word alone taken once.
struct Sums<'d> {
    extractor: Extractor<'d>,
    tagger: &'d Tagger,
    width: usize,
    /// For each distinct word, and for one beyond the ends, where its sums lie in `rows`; 0 is not taken yet. First its
    /// own, then those for the tokens at each of the offsets.
    of: Vec<[u32; 1 + OFFSETS.len()]>,
    rows: Vec<i32>,
}

impl<'d> Sums<'d> {
    fn new(document: &'d Document<'d>, tagger: &'d Tagger, lexicon: &Lexicon) -> Self {
        let extractor = Extractor::new(document, lexicon);
        let of = vec![[0; 1 + OFFSETS.len()]; extractor.distinct() + 1];
        let width = tagger.tags().len();
        // The first row is never used.
        Self { extractor, tagger, width, of, rows: vec![0; width] }
    }

    /// Adds the weights of all attributes of `token` to `row`.
    fn add(&mut self, token: usize, from: usize, to: usize, row: &mut [i32]) {
        let beyond = self.of.len() - 1;
        for slot in 0..=OFFSETS.len() {
            let word = match slot.checked_sub(1).map(|at| OFFSETS[at]) {
                None => Some(token),
                Some(offset) => neighbour(token, offset, from, to),
            }
            .map(|at| self.extractor.word_at(at));
            let index = word.unwrap_or(beyond);
            if self.of[index][slot] == 0 {
                let start = self.rows.len();
                self.of[index][slot] = start as u32;
                self.rows.resize(start + self.width, 0);
                let sums = &mut self.rows[start..];
                let mut sink = |_, attribute| self.tagger.add(attribute, sums);
                match slot.checked_sub(1) {
                    None => self.extractor.word(index, &mut sink),
                    Some(at) => self.extractor.near(OFFSETS[at], word, &mut sink),
                }
            }
            let sums = &self.rows[self.of[index][slot] as usize..][..self.width];
            for (score, sum) in row.iter_mut().zip(sums) {
                *score += sum;
            }
        }
        self.extractor.token(token, from, to, |_, attribute| self.tagger.add(attribute, row));
    }
}

/// How often a name with so large a margin is right, by counting on data that was not trained on: at margins of 0, 1,
/// 2, … halves of a unit of log odds.
pub const RIGHT: [f64; 15] = [0.43, 0.48, 0.53, 0.58, 0.63, 0.67, 0.71, 0.75, 0.79, 0.82, 0.85, 0.88, 0.91, 0.94, 0.97];

fn confidence(margin: i32, scale: i32) -> f64 {
    let halves = 2.0 * f64::from(margin.max(0)) / f64::from(scale.max(1));
    let below = (halves as usize).min(RIGHT.len() - 1);
    let above = (below + 1).min(RIGHT.len() - 1);
    RIGHT[below] + (RIGHT[above] - RIGHT[below]) * (halves - below as f64).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_fit_the_code() {
        let tagger = tagger();
        let labels: Vec<&str> = (0..tagger.tags().labels()).map(|label| tagger.tags().label(label)).collect();
        assert_eq!(labels, LABELS.map(|(label, _)| label));
    }
}
