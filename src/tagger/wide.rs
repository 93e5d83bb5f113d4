//! A tagger of many tags, laid out for speed: a token's attributes are looked up together, and the weights of an
//! attribute that has many of them lie in a row as long as the scores, to be added eight at a time. Owns the rows, not
//! where the weights come from nor the search for the best tags.
//!
//! Weights of an attribute with few of them are added one by one, which takes less memory than a row.

use super::{
    Path, Tags, Workspace,
    decode::Decoder,
    keys::{EMPTY, Keys, Slot, TOGETHER},
};
use std::ops::AddAssign;
use wide::i16x8;

/// Tags at most.
pub const TAGS: usize = LANES * 8;

/// Vectors in a row.
const LANES: usize = 5;

/// An attribute of more weights than this has a row.
const FEW: usize = 2;

/// In place of a number of weights: they lie in a row.
const ROW: u32 = 255;

/// A score for each tag. Sums wrap around beyond 16 bits, which would take 250 of the largest weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums([i16x8; LANES]);

impl Default for Sums {
    #[inline(always)]
    fn default() -> Self {
        Self::NONE
    }
}

impl Sums {
    /// Nothing added up.
    const NONE: Self = Self([i16x8::splat(0); LANES]);

    /// The scores, those beyond the tags 0.
    #[inline(always)]
    pub fn scores(&self) -> [i16; TAGS] {
        let mut scores = [0; TAGS];
        let (eights, _) = scores.as_chunks_mut::<8>();
        for (eight, lane) in eights.iter_mut().zip(self.0) {
            *eight = lane.to_array();
        }
        scores
    }

    /// The tags, a bit each, that lie no more than `far` below the highest of the first `width`.
    #[inline(always)]
    pub(super) fn near_the_best(&self, width: usize, far: i16) -> u64 {
        let mut most = i16x8::splat(i16::MIN);
        let (whole, rest) = (width / 8, width % 8);
        for lane in &self.0[..whole.min(LANES)] {
            most = most.max(*lane);
        }
        let mut best = most.to_array().into_iter().fold(i16::MIN, i16::max);
        if let Some(lane) = self.0.get(whole) {
            best = lane.to_array()[..rest].iter().copied().fold(best, i16::max);
        }
        let least = i16x8::splat(best.saturating_sub(far).saturating_sub(1));
        let mut near = 0;
        for (at, lane) in self.0.iter().enumerate() {
            near |= u64::from(lane.simd_gt(least).to_bitmask()) << (8 * at);
        }
        near & ((1 << width) - 1)
    }

    pub(super) fn of(scores: &[i16; TAGS]) -> Self {
        let mut sums = Self::default();
        let (eights, _) = scores.as_chunks::<8>();
        for (lane, &eight) in sums.0.iter_mut().zip(eights) {
            *lane = eight.into();
        }
        sums
    }
}

impl AddAssign<&Sums> for Sums {
    #[inline(always)]
    fn add_assign(&mut self, other: &Sums) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
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

    /// Adds the weights of `attributes` to `sums`, a token's scores.
    pub fn add(&self, attributes: &[u32], sums: &mut Sums) {
        // Apart: a vector that is read where single scores were just written has to wait for them.
        let mut singles = [0i16; TAGS];
        let mut any = false;
        for attributes in attributes.chunks(TOGETHER) {
            let mut keys = [0; TOGETHER];
            let count = self.keys.sift(attributes, &mut keys);
            for &key in &keys[..count] {
                let place = self.keys.find(key).1;
                let (first, number) = ((place >> 8) as usize, place & 255);
                if number == ROW {
                    *sums += &self.rows[first];
                } else if number > 0 {
                    any = true;
                    for &(tag, weight) in &self.few[first..first + number as usize] {
                        singles[usize::from(tag) % TAGS] += i16::from(weight);
                    }
                }
            }
        }
        if any {
            *sums += &Sums::of(&singles);
        }
    }

    /// The best legal sequence of tags for `rows`: a row for each token.
    pub fn decode(&self, rows: &[Sums], space: &mut Workspace, path: &mut Path) {
        self.decoder.decode(rows, space, path);
    }
}
