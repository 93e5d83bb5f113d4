//! A tagger of many tags, laid out for speed: a token's attributes are looked up together, and the weights of an
//! attribute that has many of them lie in a row as long as the scores, to be added eight at a time. Owns the table, not
//! where the weights come from nor the search for the best tags.
//!
//! Most attributes of a token were never learned. A small filter, a bit for each of the keys' upper bits, says so for
//! nearly all of them without a branch; those that pass are looked up in the table. Weights of an attribute with few of
//! them are added one by one, which takes less memory than a row.

use super::{ATTRIBUTE_BITS, Path, Tags, Workspace, decode::Decoder};
use std::ops::AddAssign;
use wide::i16x8;

/// Tags at most.
pub const TAGS: usize = LANES * 8;

/// Vectors in a row.
const LANES: usize = 5;

/// An attribute of more weights than this has a row.
const FEW: usize = 2;

/// Attributes that are looked up together at most.
const TOGETHER: usize = 64;

/// Key of an empty slot; keys have fewer bits.
const EMPTY: u32 = u32::MAX;

/// The filter has two to the power of so many bits for each slot.
const FILTER: u32 = 3;

/// In place of a number of weights: they lie in a row.
const ROW: u32 = 255;

/// A score for each tag. Sums wrap around beyond 16 bits, which would take 250 of the largest weights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums([i16x8; LANES]);

impl Sums {
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

/// A tagger of many tags.
#[derive(Clone, Debug)]
pub struct Wide {
    tags: Tags,
    scale: i32,
    decoder: Decoder,
    filter: Vec<u64>,
    filter_shift: u32,
    /// Open addressing with linear probing; a slot is a key and where its weights are: `first << 8 | count` among the
    /// few, or the number of a row `<< 8 | ROW`.
    slots: Vec<(u32, u32)>,
    shift: u32,
    /// Tag and weight.
    few: Vec<(u8, i8)>,
    rows: Vec<Sums>,
}

impl Wide {
    /// A tagger whose `learned` keys, rising, each have these weights by tag.
    pub(super) fn new(tags: Tags, scale: i32, transitions: &[i32], learned: &[(u32, &[(u8, i8)])]) -> Self {
        // At most half full, so that what was never learned is found out at once.
        let capacity = (learned.len() * 2).max(16).next_power_of_two().trailing_zeros().min(ATTRIBUTE_BITS - FILTER);
        let shift = ATTRIBUTE_BITS - capacity;
        let filter_shift = shift - FILTER;
        let mut filter = vec![0u64; 1 << (capacity + FILTER - 6)];
        // Keys are sorted and slots follow their order: those pushed on by collisions may run over the end.
        let mut slots = vec![(EMPTY, 0); (1 << capacity) + 1];
        let (mut few, mut rows) = (Vec::new(), Vec::new());
        for &(key, weights) in learned {
            let bit = (key >> filter_shift) as usize;
            filter[bit >> 6] |= 1 << (bit & 63);
            let mut at = (key >> shift) as usize;
            while slots.get(at).is_some_and(|slot| slot.0 != EMPTY) {
                at += 1;
            }
            // The last slot stays empty: every search ends.
            if at + 1 >= slots.len() {
                slots.resize(at + 2, (EMPTY, 0));
            }
            if weights.len() > FEW {
                let mut row = [0; TAGS];
                for &(tag, weight) in weights {
                    if let Some(score) = row.get_mut(usize::from(tag)) {
                        *score = i16::from(weight);
                    }
                }
                slots[at] = (key, (rows.len() as u32) << 8 | ROW);
                rows.push(Sums::of(&row));
            } else {
                slots[at] = (key, (few.len() as u32) << 8 | weights.len() as u32);
                few.extend_from_slice(weights);
            }
        }
        let decoder = Decoder::new(&tags, transitions, scale);
        Self { tags, scale, decoder, filter, filter_shift, slots, shift, few, rows }
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
            let mut keys = [0u32; TOGETHER];
            let mut count = 0;
            for &attribute in attributes {
                let key = attribute >> (32 - ATTRIBUTE_BITS);
                let bit = key >> self.filter_shift;
                keys[count % TOGETHER] = key;
                count += (self.filter[(bit >> 6) as usize] >> (bit & 63) & 1) as usize;
            }
            for &key in &keys[..count] {
                let mut at = (key >> self.shift) as usize;
                let (found, place) = loop {
                    let slot = self.slots[at];
                    if slot.0 == key || slot.0 == EMPTY {
                        break slot;
                    }
                    at += 1;
                };
                let (first, number) = ((place >> 8) as usize, place & 255);
                if number == ROW {
                    *sums += &self.rows[first];
                } else if found != EMPTY {
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
