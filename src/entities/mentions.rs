//! Where names stand and of what type they are: the tagger run over a document. Owns the embedded weights and the cut of
//! a document into sequences; grouping is not its business.

use super::features::{Extractor, FEATURES};
use crate::{
    analysis::EntityType,
    tagger::{Path, Tagger, Workspace, spans},
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

/// The names of a document, in order.
pub fn find(document: &Document) -> Vec<Found> {
    find_with(document, tagger())
}

/// [`find`], with other weights.
pub fn find_with(document: &Document, tagger: &Tagger) -> Vec<Found> {
    let extractor = Extractor::new(document);
    let width = tagger.tags().len();
    let (mut rows, mut attributes) = (Vec::new(), Vec::new());
    let (mut space, mut path) = (Workspace::default(), Path::default());
    let mut found = Vec::new();
    for sequence in sequences(document) {
        rows.clear();
        rows.resize(sequence.len() * width, 0);
        for (token, row) in sequence.clone().zip(rows.chunks_exact_mut(width)) {
            attributes.clear();
            extractor.push(token, sequence.start, sequence.end, &mut attributes);
            for &attribute in &attributes {
                tagger.add(attribute, row);
            }
        }
        tagger.decode(&rows, &mut space, &mut path);
        for span in spans(tagger.tags(), &path.tags) {
            let margin = path.margins[span.tokens.clone()].iter().copied().min().unwrap_or(0);
            let tokens = sequence.start + span.tokens.start..sequence.start + span.tokens.end;
            found.push(Found {
                span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                tokens,
                kind: LABELS[span.label].1,
                basis: "tagger",
                confidence: confidence(margin, tagger.scale()),
            });
        }
    }
    found
}

/// How often a name with so large a margin is right; by counting on data that was not trained on.
fn confidence(margin: i32, scale: i32) -> f64 {
    /// At margins of 0, 1, 2, … halves of a unit of log odds.
    const RIGHT: [f64; 9] = [0.45, 0.52, 0.58, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
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
