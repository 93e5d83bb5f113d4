//! A tagger of few tags, laid out for speed: a token's attributes are looked up together, and all weights of an attribute
//! stand in its slot. Owns the slots and the search for the best tags, not where the weights come from.
//!
//! A slot holds a byte for each tag, the weight plus 128, and the key, so that many slots can be added up with two bytes
//! for each sum: those of every second byte apart from those between.

use crate::{
    Path, Tags,
    keys::{EMPTY, Keys, Slot},
};
use wide::{i32x4, u32x4};

/// Tags at most.
pub const TAGS: usize = 12;

/// Twice as many slots are added up in two bytes at most; a token has a third of that.
const MOST: usize = 128;

/// Score of what is not legal: far below every sum of weights, far above overflow.
const NEVER: i32 = i32::MIN / 4;

/// What is added to a weight.
const RAISE: i32 = 128;

/// Every second byte.
const BYTES: u32x4 = u32x4::splat(0x00FF_00FF);

/// Every second sum.
const SUMS: u32x4 = u32x4::splat(0xFFFF);

/// A score for each tag; those beyond the tags are never looked at.
pub type Row = [i32; TAGS];

/// A tagger of few tags.
#[derive(Clone, Debug)]
pub struct CompactTagger {
    tags: Tags,
    /// What each tag adds to those behind it.
    ahead: Vec<Scores>,
    /// What each tag adds to those before it.
    behind: Vec<Scores>,
    start: Scores,
    end: Scores,
    keys: Keys<Weights>,
    /// The weights of attributes that are known by their place.
    places: Vec<Weights>,
}

impl CompactTagger {
    /// A tagger with these learned attributes.
    pub(super) fn new(tags: Tags, transitions: &[i32], keys: Keys<Weights>) -> Self {
        let width = tags.len().min(TAGS);
        let (mut ahead, mut behind) = (vec![[NEVER; TAGS]; width], vec![[NEVER; TAGS]; width]);
        let (mut start, mut end) = ([NEVER; TAGS], [NEVER; TAGS]);
        for from in 0..width {
            for to in (0..width).filter(|&to| tags.legal(from, to)) {
                ahead[from][to] = transitions[from * width + to];
                behind[to][from] = transitions[from * width + to];
            }
            start[from] = if tags.may_start(from) { 0 } else { NEVER };
            end[from] = if tags.may_end(from) { 0 } else { NEVER };
        }
        let scores = |rows: Vec<Row>| rows.iter().map(Scores::of).collect();
        Self {
            tags,
            ahead: scores(ahead),
            behind: scores(behind),
            start: Scores::of(&start),
            end: Scores::of(&end),
            keys,
            places: Vec::new(),
        }
    }

    /// With the weights of the attributes that `each` gives at known places, from 0 on.
    pub fn with_places(mut self, each: impl FnOnce(&mut dyn FnMut(u32))) -> Self {
        let (keys, places) = (&self.keys, &mut self.places);
        each(&mut |attribute| places.push(keys.of(attribute)));
        self
    }

    /// Adds to `row`, a token's scores, the weights at `places` (which are not counted where there is no such place) and
    /// those of the attributes `hashes`, of which nothing is left. Of each no more than [`MOST`] are counted.
    pub fn add(&self, places: &[u32], hashes: &mut [u32], row: &mut Row) {
        let mut sums = RowSums::default();
        for &place in places.iter().take(MOST) {
            sums.add(self.places.get(place as usize).unwrap_or(&Weights::NOTHING));
        }
        for &key in self.keys.sift(hashes).iter().take(MOST) {
            sums.add(&self.keys.find(key));
        }
        sums.give(row);
    }

    /// The tags.
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// The best legal sequence of tags for `rows`, as [`super::SimdTagger::decode`] finds it, but exact, and without margins. Of so
    /// few tags every pair is tried: that takes less time than to find out which need not be.
    pub fn decode(&self, rows: &[Row], forward: &mut Vec<Row>, path: &mut Path) {
        path.tags.clear();
        path.margins.clear();
        let Some((first, rows)) = rows.split_first() else { return };
        forward.clear();
        let mut now = self.start.plus(first);
        forward.push(now.row());
        for row in rows {
            now = through(&now.row(), &self.ahead).plus(row);
            forward.push(now.row());
        }
        path.tags.resize(forward.len(), 0);
        let mut behind = &self.end;
        for (now, tagged) in forward.iter().zip(&mut path.tags).rev() {
            let tag = behind.plus(now).best();
            behind = self.behind.get(tag).unwrap_or(&self.end);
            *tagged = tag as u8;
        }
    }

    /// Adds the margins to what [`CompactTagger::decode`] made of the same `rows`.
    pub fn margins(&self, rows: &[Row], forward: &[Row], path: &mut Path) {
        let Some(last) = forward.last() else { return };
        let total = self.end.plus(last).most();
        let mut after = self.end;
        path.margins.resize(path.tags.len(), 0);
        let places = rows.iter().zip(forward).zip(&path.tags).zip(&mut path.margins);
        for (((row, now), &tag), margin) in places.rev() {
            *margin = total - after.plus(now).without(tag.into()).most();
            after = through(&after.plus(row).row(), &self.behind);
        }
    }
}

/// The weights of an attribute, raised, then its key. The bytes of a lane, from the lowest on, belong to the tags so many
/// places behind the lane's number: 0, 6, 3, 9.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights(u32x4);

impl Slot for Weights {
    const NOTHING: Self = Self(u32x4::new([0x8080_8080, 0x8080_8080, 0x8080_8080, EMPTY]));

    #[inline(always)]
    fn key(self) -> u32 {
        self.0.to_array()[3]
    }
}

impl Weights {
    pub(super) fn new(key: u32, weights: &[(u8, i8)]) -> Self {
        let mut bytes = [RAISE as u8; TAGS];
        for &(tag, weight) in weights {
            if let Some(byte) = bytes.get_mut(usize::from(tag)) {
                *byte = (i32::from(weight) + RAISE) as u8;
            }
        }
        let lane = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 6], bytes[at + 3], bytes[at + 9]]);
        Self(u32x4::new([lane(0), lane(1), lane(2), key]))
    }
}

/// Weights added up.
struct RowSums {
    /// Of every second byte from the lowest on.
    even: u32x4,
    odd: u32x4,
    count: i32,
}

impl Default for RowSums {
    #[inline(always)]
    fn default() -> Self {
        const NONE: u32x4 = u32x4::splat(0);
        Self { even: NONE, odd: NONE, count: 0 }
    }
}

impl RowSums {
    #[inline(always)]
    fn add(&mut self, weights: &Weights) {
        self.even += weights.0 & BYTES;
        self.odd += (weights.0 >> 8) & BYTES;
        self.count += 1;
    }

    /// Adds the sums to `row`.
    #[inline(always)]
    fn give(&self, row: &mut Row) {
        let (even, odd): (u32x4, u32x4) = (self.even >> 16, self.odd >> 16);
        let ([a, b, c, _], [d, e, f, _]) = ((self.even & SUMS).to_array(), even.to_array());
        let ([g, h, i, _], [j, k, l, _]) = ((self.odd & SUMS).to_array(), odd.to_array());
        let four = |a: u32, b: u32, c: u32, d: u32| i32x4::new([a as i32, b as i32, c as i32, d as i32]);
        let (old, raised) = (Scores::of(row), each(self.count * RAISE));
        *row = Scores(
            old.0 + (four(a, b, c, d) - raised),
            old.1 + (four(e, f, g, h) - raised),
            old.2 + (four(i, j, k, l) - raised),
        )
        .row();
    }
}

/// A row as vectors. Three by name: compiled for size, a loop over them would not be unrolled.
#[derive(Clone, Copy, Debug)]
struct Scores(i32x4, i32x4, i32x4);

impl Scores {
    /// Nothing that is legal.
    const NEVER: Self = Self(i32x4::splat(NEVER), i32x4::splat(NEVER), i32x4::splat(NEVER));

    #[inline(always)]
    fn of(row: &Row) -> Self {
        match row.as_chunks().0 {
            &[one, two, three] => Self(i32x4::new(one), i32x4::new(two), i32x4::new(three)),
            _ => Self::NEVER,
        }
    }

    #[inline(always)]
    fn row(self) -> Row {
        let ([a, b, c, d], [e, f, g, h], [i, j, k, l]) = (self.0.to_array(), self.1.to_array(), self.2.to_array());
        [a, b, c, d, e, f, g, h, i, j, k, l]
    }

    /// The sums of both, nothing below [`NEVER`].
    #[inline(always)]
    fn plus(self, row: &Row) -> Self {
        let (other, never) = (Self::of(row), Self::NEVER);
        Self((self.0 + other.0).max(never.0), (self.1 + other.1).max(never.1), (self.2 + other.2).max(never.2))
    }

    /// The highest score.
    #[inline(always)]
    fn most(self) -> i32 {
        self.0.max(self.1).max(self.2).reduce_max()
    }

    /// The first of the tags with the highest score.
    #[inline(always)]
    fn best(self) -> usize {
        let most = each(self.most());
        let equal = |scores: i32x4| scores.simd_eq(most).to_bitmask();
        (equal(self.0) | equal(self.1) << 4 | equal(self.2) << 8).trailing_zeros() as usize
    }

    /// The scores of the tags but this one.
    #[inline(always)]
    fn without(self, tag: usize) -> Self {
        let tag = each(tag as i32);
        let other = |first: i32, scores: i32x4| {
            let tags = i32x4::new([first, first + 1, first + 2, first + 3]);
            tags.simd_eq(tag).select(Self::NEVER.0, scores)
        };
        Self(other(0, self.0), other(4, self.1), other(8, self.2))
    }
}

/// For each tag the best way to it from the tags scored in `row`.
#[inline(always)]
fn through(row: &Row, transitions: &[Scores]) -> Scores {
    let mut most = Scores::NEVER;
    for (&score, steps) in row.iter().zip(transitions) {
        let score = each(score);
        most.0 = most.0.max(score + steps.0);
        most.1 = most.1.max(score + steps.1);
        most.2 = most.2.max(score + steps.2);
    }
    most
}

/// A vector of one number; `splat` would be compiled, for size, as a loop.
#[inline(always)]
fn each(score: i32) -> i32x4 {
    i32x4::new([score, score, score, score])
}
