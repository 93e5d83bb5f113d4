//! A tagger of many tags, laid out for speed: a token's attributes are looked up together, and the weights of an
//! attribute that has many of them lie in a row as long as the scores, to be added eight at a time. Owns the rows, not
//! where the weights come from nor the search for the best tags.
//!
//! Weights of an attribute with few of them are added one by one, which takes less memory than a row.

use super::{
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

/// In place of a number of weights: they lie in a row.
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
    /// The highest score of the first `width` tags, the lowest of all others.
    pub(super) fn first(width: usize) -> Self {
        Self::of(&std::array::from_fn(|tag| if tag < width { i16::MAX } else { i16::MIN }))
    }

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

    /// The tags, a bit each, that lie no more than `far` below the highest of those that `may` be: [`Sums::first`].
    #[inline(always)]
    pub(super) fn near_the_best(&self, may: &Sums, far: i16) -> u64 {
        let lanes = Self(self.0.min(may.0), self.1.min(may.1), self.2.min(may.2), self.3.min(may.3), self.4.min(may.4));
        let most = lanes.0.max(lanes.1).max(lanes.2.max(lanes.3)).max(lanes.4).reduce_max();
        let least = most.saturating_sub(far).saturating_sub(1);
        // The same number eight times over, of two: of one, the compiler makes a loop.
        let same = i16::from_ne_bytes(least.to_ne_bytes());
        let least = i16x8::new([least, same, least, same, least, same, least, same]);
        let near = |lane: i16x8| u64::from(lane.simd_gt(least).to_bitmask());
        near(lanes.0) | near(lanes.1) << 8 | near(lanes.2) << 16 | near(lanes.3) << 24 | near(lanes.4) << 32
    }

    #[inline(always)]
    pub(super) fn of(scores: &[i16; TAGS]) -> Self {
        match scores.as_chunks().0 {
            &[a, b, c, d, e] => Self(i16x8::new(a), i16x8::new(b), i16x8::new(c), i16x8::new(d), i16x8::new(e)),
            _ => Self::default(),
        }
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

/// An attribute's key, and where its weights are: `first << 8 | number` among the few, or the number of a row `<< 8 | ROW`.
#[derive(Clone, Copy, Debug)]
struct Place(u32, u32);

impl Slot for Place {
    const NOTHING: Self = Self(EMPTY, 0);

    #[inline(always)]
    fn key(self) -> u32 {
        self.0
    }
}

/// A tagger of many tags.
#[derive(Clone, Debug)]
pub struct Wide {
    tags: Tags,
    scale: i32,
    decoder: Decoder,
    keys: Keys<Place>,
    /// Tag and weight.
    few: Vec<(u8, i8)>,
    rows: Vec<Sums>,
}

impl Wide {
    /// A tagger whose `learned` keys, rising, each have these weights by tag.
    pub(super) fn new(tags: Tags, scale: i32, transitions: &[i32], learned: &[(u32, &[(u8, i8)])]) -> Self {
        let (mut few, mut rows) = (Vec::new(), Vec::new());
        let slots = learned.iter().map(|&(key, weights)| {
            if weights.len() <= FEW {
                let first = few.len() as u32;
                few.extend_from_slice(weights);
                return Place(key, first << 8 | weights.len() as u32);
            }
            let mut row = [0; TAGS];
            for &(tag, weight) in weights {
                if let Some(score) = row.get_mut(usize::from(tag)) {
                    *score = i16::from(weight);
                }
            }
            rows.push(Sums::of(&row));
            Place(key, (rows.len() as u32 - 1) << 8 | ROW)
        });
        let keys = Keys::new(slots);
        let decoder = Decoder::new(&tags, transitions, scale);
        Self { tags, scale, decoder, keys, few, rows }
    }

    /// The tags.
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// How many units of weight are 1.0: a margin of so many is odds of e to 1 in training.
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// Adds the weights of `attributes`, of which nothing is left, to `sums`, a token's scores; says whether there may be
    /// any.
    pub fn add(&self, attributes: &mut [u32], sums: &mut Sums) -> bool {
        let mut all = *sums;
        // Where the few are is kept for later: a vector that is read where single scores were just written has to wait.
        let keys = self.keys.sift(attributes);
        let mut count = 0;
        for at in 0..keys.len() {
            let place = self.keys.find(keys[at]).1;
            if place & 255 == ROW {
                all += &self.rows[(place >> 8) as usize];
            } else if place & 255 > 0 {
                keys[count] = place;
                count += 1;
            }
        }
        if count > 0 {
            let mut scores = all.scores();
            for place in &keys[..count] {
                let (first, number) = ((place >> 8) as usize, place & 255);
                for &(tag, weight) in &self.few[first..first + number as usize] {
                    scores[usize::from(tag) % TAGS] += i16::from(weight);
                }
            }
            all = Sums::of(&scores);
        }
        *sums = all;
        !keys.is_empty()
    }

    /// The best legal sequence of tags for `rows`: a row for each token.
    pub fn decode(&self, rows: &[Sums], space: &mut Workspace, path: &mut Path) {
        self.decoder.decode(rows, space, path);
    }

    /// Adds the margins to what [`Wide::decode`] made with the same `space`, from the first token on that has another tag
    /// than the first one.
    pub fn margins(&self, space: &mut Workspace, path: &mut Path) {
        self.decoder.margins(space, path);
    }
}
