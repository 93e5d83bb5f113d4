//! Which words praise, blame or take sides, how strongly, about whom and in whose voice.

use crate::{
    analysis::{Entity, PolarWord, Quote},
    options::LexiconOptions,
    score::Score,
    text::{Document, Span},
};

/// What sentiment adds to the analysis.
#[derive(Clone, Debug, Default)]
pub struct Tone {
    /// Tone of headline and body, in [-1, 1].
    pub score: Score,
    /// Tone of each sentence, in [-1, 1].
    pub sentences: Vec<Score>,
    /// The polar words, in order.
    pub words: Vec<PolarWord>,
}

impl Tone {
    /// The tone of a document that nobody asked about.
    pub fn none(document: &Document) -> Self {
        Self { sentences: vec![Score::default(); document.sentences.len()], ..Self::default() }
    }
}

/// What a reader wants otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Wishes<'w> {
    /// Words added and switched off.
    pub lexicon: &'w LexiconOptions,
    /// Places of words that are none.
    pub removed: &'w [Span],
}

/// The tone of a document; writes into each entity and mention the polarity of what bears on it.
pub fn find(document: &Document, _wishes: &Wishes, _entities: &mut [Entity], _quotes: &[Quote]) -> Tone {
    Tone::none(document)
}

/// The tone of `words`, set against `count` words of running text, in [-1, 1].
pub fn tone_of<'w>(_words: impl Iterator<Item = &'w PolarWord>, _count: u32) -> Option<Score> {
    None
}
