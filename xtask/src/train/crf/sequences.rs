//! What is learned from: sequences of tokens with their attributes and right tags, as a trainer collects them. Owns the
//! numbers of attributes, not what they stand for.

use std::collections::HashMap;

use article_analyzer::internals::hash::ATTRIBUTE_BITS;

/// A sequence to learn from.
#[derive(Clone, Default)]
pub struct Sequence {
    /// The attributes of all tokens, as numbers of the [`Collector`].
    pub attributes: Vec<u32>,
    /// Where each token's attributes end.
    pub ends: Vec<u32>,
    /// The right tags.
    pub gold: Vec<u8>,
    /// Scores that are given and not learned: a row for each token, or empty.
    pub base: Vec<f32>,
    /// How much its errors count.
    pub weight: f32,
}

/// Numbers attributes as they come and keeps the sequences.
#[derive(Default)]
pub struct Collector {
    numbers: HashMap<u32, u32>,
    /// Key of each number.
    pub keys: Vec<u32>,
    /// In how many tokens each number stands.
    pub counts: Vec<u32>,
    /// What was collected.
    pub sequences: Vec<Sequence>,
    /// Weights of the pairs of tags that are given and not learned, `from * tags + to`; empty where they are learned.
    pub transitions: Vec<f32>,
}

impl Collector {
    /// Begins a sequence.
    pub fn begin(&mut self) {
        self.begin_weighted(1.0);
    }

    /// Begins a sequence whose errors count so much.
    pub fn begin_weighted(&mut self, weight: f32) {
        self.sequences.push(Sequence { weight, ..Sequence::default() });
    }

    /// Adds a token with its attributes (hashes of 32 bits) to the sequence last begun.
    pub fn token(&mut self, attributes: &[u32], gold: u8) {
        let Some(sequence) = self.sequences.last_mut() else { return };
        for &attribute in attributes {
            let key = attribute >> (32 - ATTRIBUTE_BITS);
            let number = *self.numbers.entry(key).or_insert_with(|| {
                self.keys.push(key);
                self.counts.push(0);
                self.keys.len() as u32 - 1
            });
            self.counts[number as usize] += 1;
            sequence.attributes.push(number);
        }
        sequence.ends.push(sequence.attributes.len() as u32);
        sequence.gold.push(gold);
    }

    /// Sets the scores that are given of the sequence last begun.
    pub fn give(&mut self, base: Vec<f32>) {
        if let Some(sequence) = self.sequences.last_mut() {
            sequence.base = base;
        }
    }
}
