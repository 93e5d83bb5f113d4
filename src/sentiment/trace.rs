//! What training needs to see of sentiment: which entries stand in a sentence, how much of each entry's strength arrives
//! there, and how each stands to a target. Used by nothing at run time.

use super::{compose, find, lexicon, relation::Relation, towards};
use crate::{options::LexiconOptions, pos::Tag, text::Document};
use std::ops::Range;

/// An entry in a sentence.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The headword.
    pub head: String,
    /// Bits of the parts of speech of its entry.
    pub pos: u8,
    /// Its strength by itself, in [-1, 1].
    pub strength: f64,
    /// How much of it arrives: polarity over strength, times the weight that "but" gives; 0 for words that only act.
    pub arrives: f64,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// For each target asked for: how it stands to it, and with which sign.
    pub relations: Vec<(Relation, f64)>,
}

/// Looks at sentences with words of the trainer's own beside the lexicon's.
pub struct Tracer<'o> {
    own: lexicon::Own<'o>,
}

impl<'o> Tracer<'o> {
    /// A tracer that also sees the words that `options` add.
    pub fn new(options: &'o LexiconOptions) -> Self {
        Self { own: lexicon::Own::new(options) }
    }

    /// The entries in the tokens `range` of one sentence, and how each stands to `targets` (ranges of tokens).
    pub fn trace(
        &self,
        document: &Document,
        tags: &[Tag],
        range: Range<usize>,
        targets: &[Range<usize>],
    ) -> Vec<Trace> {
        let words = compose::compose(document, &range, find::find(document, tags, range.clone(), &self.own));
        let clauses = compose::clauses(document, &range);
        let clause = |token: usize| clauses.get(token.wrapping_sub(range.start)).copied().unwrap_or(u16::MAX);
        let traced = words.iter().map(|word| Trace {
            head: word.hit.head.to_owned(),
            pos: word.hit.entry,
            strength: word.hit.strength,
            arrives: if word.hit.strength == 0.0 { 0.0 } else { word.polarity * word.weight / word.hit.strength },
            tokens: word.hit.tokens.clone(),
            relations: targets.iter().map(|target| towards::relation(document, word, target, &clause)).collect(),
        });
        traced.collect()
    }
}
