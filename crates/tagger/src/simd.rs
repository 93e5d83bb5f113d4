//! A tagger of many tags, laid out for speed: a token's attributes are looked up together, and the weights of an
//! attribute that has many of them lie in a row as long as the scores, to be added eight at a time. Owns the rows, not
//! where the weights come from nor the search for the best tags.
//!
//! Weights of an attribute with few of them are added one by one, which takes less memory than a row.

use crate::{
    Path, Tags, Workspace,
    decode::Decoder,
    keys::{EMPTY, Keys, NewKeys, Slot},
    scores::{TAGS, TagScores},
};
use std::ops::AddAssign;
use wide::i16x8;

/// An attribute of more weights than this has a row.
const FEW: usize = 2;

/// In place of a tag: the weights lie in a row.
const ROW: u32 = 255;

/// The weights of an attribute: those of two times 16 tags, the lower byte of a lane that of a tag and the higher one that
/// of the tag eight behind it, then those of the last eight.
#[derive(Clone, Copy, Debug)]
struct WeightRow(i16x8, i16x8, i16x8);

impl WeightRow {
    fn new(weights: &[(u8, i8)]) -> Self {
        let mut scores = [0; TAGS];
        for &(tag, weight) in weights {
            if let Some(score) = scores.get_mut(usize::from(tag)) {
                *score = i16::from(weight);
            }
        }
        let TagScores(a, b, c, d, e) = TagScores::of(&scores);
        let both = |low: i16x8, high: i16x8| low & i16x8::splat(0xFF) | high << 8;
        Self(both(a, b), both(c, d), e)
    }
}

impl AddAssign<&WeightRow> for TagScores {
    #[inline(always)]
    fn add_assign(&mut self, row: &WeightRow) {
        self.0 += (row.0 << 8) >> 8;
        self.1 += row.0 >> 8;
        self.2 += (row.1 << 8) >> 8;
        self.3 += row.1 >> 8;
        self.4 += row.2;
    }
}

/// An attribute's key, and the tag and weight of each of the few it has, a byte each, or the number of its row `<< 8 |`
/// [`ROW`].
#[derive(Clone, Copy, Debug)]
struct AttributePlace(u32, u32);

impl Slot for AttributePlace {
    const NOTHING: Self = Self(EMPTY, 0);

    #[inline(always)]
    fn key(self) -> u32 {
        self.0
    }
}

/// So many attributes are looked up together.
const CHUNK: usize = 32;

/// The attributes of a token, in memory that is used again and again.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    hashes: Vec<u32>,
    /// Places of attributes of few weights, found and not yet added up.
    few: [u32; CHUNK],
}

impl Attributes {
    /// One more ([`super::hash::attribute`]).
    #[inline(always)]
    pub fn push(&mut self, attribute: u32) {
        self.hashes.push(attribute);
    }
}

/// A tagger of many tags.
#[derive(Clone, Debug)]
pub struct SimdTagger {
    tags: Tags,
    scale: i32,
    decoder: Decoder,
    keys: Keys<AttributePlace>,
    rows: Vec<WeightRow>,
}

/// Learned attributes of which more are to come.
pub(super) struct NewRows {
    keys: NewKeys<AttributePlace>,
    rows: Vec<WeightRow>,
}

impl NewRows {
    /// Of so many attributes, with keys of so many bits.
    pub(super) fn of_so_many(attributes: usize, bits: u32) -> Self {
        Self { keys: Keys::of_so_many(attributes, bits), rows: Vec::new() }
    }

    /// Takes the weights of a key above all others, by tag.
    pub(super) fn add(&mut self, key: u32, weights: &[(u8, i8)]) {
        let place = if weights.len() <= FEW {
            let packed = |few, &(tag, weight): &(u8, i8)| few << 16 | u32::from(weight as u8) << 8 | u32::from(tag);
            weights.iter().fold(0, packed)
        } else {
            self.rows.push(WeightRow::new(weights));
            (self.rows.len() as u32 - 1) << 8 | ROW
        };
        self.keys.add(AttributePlace(key, place));
    }
}

impl SimdTagger {
    /// A tagger with these learned attributes.
    pub(super) fn new(tags: Tags, scale: i32, transitions: &[i32], learned: NewRows) -> Self {
        let decoder = Decoder::new(&tags, transitions, scale);
        Self { tags, scale, decoder, keys: learned.keys.done(), rows: learned.rows }
    }

    /// The tags.
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// How many units of weight are 1.0: a margin of so many is odds of e to 1 in training.
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// Adds the weights of `attributes`, of which nothing is left, to `sums`, a token's scores.
    pub fn add(&self, attributes: &mut Attributes, sums: &mut TagScores) {
        let (mut all, mut scores) = (TagScores::default(), sums.scores());
        let keys = self.keys.sift(&mut attributes.hashes);
        for keys in keys.chunks_mut(CHUNK) {
            // Sorted out first, so that nothing waits for memory but the sums.
            let (mut rows, mut few) = (0, 0);
            for at in 0..keys.len() {
                let place = self.keys.find(keys[at]).1;
                keys[rows] = place >> 8;
                attributes.few[few % CHUNK] = place;
                let is_row = usize::from(place & 255 == ROW);
                rows += is_row;
                few += 1 - is_row;
            }
            for &row in &keys[..rows] {
                all += &self.rows[row as usize];
            }
            for place in attributes.few.iter().take(few) {
                // Where there is one only, or none, the rest adds nothing to the first tag.
                let [first, one, second, two] = place.to_le_bytes();
                scores[usize::from(first) % TAGS] += i16::from(one as i8);
                scores[usize::from(second) % TAGS] += i16::from(two as i8);
            }
        }
        all += &TagScores::of(&scores);
        *sums = all;
        attributes.hashes.clear();
    }

    /// The tag of an attribute that has one alone, with its weight.
    pub fn single(&self, attribute: u32) -> Option<(usize, i32)> {
        match self.keys.of(attribute).1.to_le_bytes() {
            [tag, weight, 0, 0] if u32::from(tag) != ROW => Some((tag.into(), i32::from(weight as i8))),
            _ => None,
        }
    }

    /// The best legal sequence of tags for `rows`: a row for each token.
    pub fn decode(&self, rows: &[TagScores], space: &mut Workspace, path: &mut Path) {
        self.decoder.decode(rows, space, path);
    }

    /// Adds the margins to what [`SimdTagger::decode`] made of the same `rows` with the same `space`, from the first token on that
    /// has another tag than the first one.
    pub fn margins(&self, rows: &[TagScores], space: &Workspace, path: &mut Path) {
        self.decoder.margins(rows, space, path);
    }
}
