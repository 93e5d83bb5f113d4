//! A tagger of many tags, laid out for speed: a token's attributes are looked up together, and the weights of an
//! attribute that has many of them lie in a row as long as the scores, to be added eight at a time. Owns the rows, not
//! where the weights come from nor the search for the best tags.
//!
//! Weights of an attribute with few of them are added one by one, which takes less memory than a row.

use crate::tagger::{
    Path, Tags, Workspace,
    decode::Decoder,
    keys::{EMPTY, Keys, Slot},
};
use std::ops::AddAssign;
use wide::i16x8;

/// Tags at most.
pub const TAGS: usize = 5 * 8;

/// An attribute of more weights than this has a row.
const FEW: usize = 2;

/// In place of a tag: the weights lie in a row.
const ROW: u32 = 255;

/// A score for each tag. Sums wrap around beyond 16 bits, which would take 250 of the largest weights.
///
/// Five vectors by name: compiled for size, a loop over them would not be unrolled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums(i16x8, i16x8, i16x8, i16x8, i16x8);

impl Default for Sums {
    #[inline(always)]
    fn default() -> Self {
        const NONE: i16x8 = i16x8::splat(0);
        Self(NONE, NONE, NONE, NONE, NONE)
    }
}

impl Sums {
    /// The scores, those beyond the tags 0.
    #[inline(always)]
    pub fn scores(&self) -> [i16; TAGS] {
        let mut scores = [0; TAGS];
        if let [a, b, c, d, e] = scores.as_chunks_mut().0 {
            *a = self.0.to_array();
            *b = self.1.to_array();
            *c = self.2.to_array();
            *d = self.3.to_array();
            *e = self.4.to_array();
        }
        scores
    }

    /// The same score for every tag.
    #[inline(always)]
    pub(super) fn all(score: i16) -> Self {
        // Of two: of one, the compiler makes a loop.
        let same = i16::from_ne_bytes(score.to_ne_bytes());
        let all = i16x8::new([score, same, score, same, score, same, score, same]);
        Self(all, all, all, all, all)
    }

    /// The sums of both; they end at what 16 bits hold.
    #[inline(always)]
    pub(super) fn plus(&self, other: &Self) -> Self {
        self.with(other, i16x8::saturating_add)
    }

    /// The higher score of each tag.
    #[inline(always)]
    pub(super) fn or(&self, other: &Self) -> Self {
        self.with(other, i16x8::max)
    }

    /// The scores less one of them, `least` at least.
    #[inline(always)]
    pub(super) fn less(&self, score: i16, least: i16) -> Self {
        self.with(&Self::all(score), i16x8::saturating_sub).or(&Self::all(least))
    }

    /// The highest score.
    #[inline(always)]
    pub(super) fn most(&self) -> i16 {
        self.0.max(self.1).max(self.2.max(self.3)).max(self.4).reduce_max()
    }

    /// The tags that score more, a bit each.
    #[inline(always)]
    pub(super) fn above(&self, score: i16) -> u64 {
        let above = self.with(&Self::all(score), i16x8::simd_gt);
        let bits = |lane: i16x8| u64::from(lane.to_bitmask());
        bits(above.0) | bits(above.1) << 8 | bits(above.2) << 16 | bits(above.3) << 24 | bits(above.4) << 32
    }

    /// The first of the tags with the highest score.
    #[inline(always)]
    pub(super) fn best(&self) -> usize {
        self.above(self.most().saturating_sub(1)).trailing_zeros() as usize
    }

    /// The scores, one tag's the lowest there is.
    #[inline(always)]
    pub(super) fn without(&self, tag: usize) -> Self {
        let mut scores = self.scores();
        if let Some(score) = scores.get_mut(tag) {
            *score = i16::MIN;
        }
        Self::of(&scores)
    }

    #[inline(always)]
    fn with(&self, other: &Self, give: impl Fn(i16x8, i16x8) -> i16x8) -> Self {
        Self(
            give(self.0, other.0),
            give(self.1, other.1),
            give(self.2, other.2),
            give(self.3, other.3),
            give(self.4, other.4),
        )
    }

    #[inline(always)]
    pub(super) fn of(scores: &[i16; TAGS]) -> Self {
        match scores.as_chunks().0 {
            &[a, b, c, d, e] => Self(i16x8::new(a), i16x8::new(b), i16x8::new(c), i16x8::new(d), i16x8::new(e)),
            _ => Self::default(),
        }
    }
}

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
        let Sums(a, b, c, d, e) = Sums::of(&scores);
        let both = |low: i16x8, high: i16x8| low & i16x8::splat(0xFF) | high << 8;
        Self(both(a, b), both(c, d), e)
    }
}

impl AddAssign<&WeightRow> for Sums {
    #[inline(always)]
    fn add_assign(&mut self, row: &WeightRow) {
        self.0 += (row.0 << 8) >> 8;
        self.1 += row.0 >> 8;
        self.2 += (row.1 << 8) >> 8;
        self.3 += row.1 >> 8;
        self.4 += row.2;
    }
}

impl AddAssign<&Sums> for Sums {
    #[inline(always)]
    fn add_assign(&mut self, other: &Sums) {
        self.0 += other.0;
        self.1 += other.1;
        self.2 += other.2;
        self.3 += other.3;
        self.4 += other.4;
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
pub struct Wide {
    tags: Tags,
    scale: i32,
    decoder: Decoder,
    keys: Keys<AttributePlace>,
    rows: Vec<WeightRow>,
}

impl Wide {
    /// A tagger whose `learned` keys, rising, each have these weights by tag.
    pub(super) fn new(tags: Tags, scale: i32, transitions: &[i32], learned: &[(u32, &[(u8, i8)])]) -> Self {
        let mut rows = Vec::new();
        let slots = learned.iter().map(|&(key, weights)| {
            if weights.len() <= FEW {
                let packed = |few, &(tag, weight): &(u8, i8)| few << 16 | u32::from(weight as u8) << 8 | u32::from(tag);
                return AttributePlace(key, weights.iter().fold(0, packed));
            }
            rows.push(WeightRow::new(weights));
            AttributePlace(key, (rows.len() as u32 - 1) << 8 | ROW)
        });
        let keys = Keys::new(slots);
        let decoder = Decoder::new(&tags, transitions, scale);
        Self { tags, scale, decoder, keys, rows }
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
    pub fn add(&self, attributes: &mut Attributes, sums: &mut Sums) {
        let (mut all, mut scores) = (Sums::default(), sums.scores());
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
        all += &Sums::of(&scores);
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
    pub fn decode(&self, rows: &[Sums], space: &mut Workspace, path: &mut Path) {
        self.decoder.decode(rows, space, path);
    }

    /// Adds the margins to what [`Wide::decode`] made of the same `rows` with the same `space`, from the first token on that
    /// has another tag than the first one.
    pub fn margins(&self, rows: &[Sums], space: &Workspace, path: &mut Path) {
        self.decoder.margins(rows, space, path);
    }
}
