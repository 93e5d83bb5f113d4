//! A tagger of few tags, laid out for speed: a token's attributes are looked up together, and all weights of an attribute
//! stand in its slot. Owns the slots and the search for the best tags, not where the weights come from.
//!
//! A slot holds the key and a byte for each tag, the weight plus 128, so that many slots can be added up four bytes at a
//! time in one 64-bit number, two bytes for each sum.

use super::{
    Path, Tags,
    decode::NEVER,
    keys::{EMPTY, Keys, Slot, TOGETHER},
};

/// Tags at most.
pub const TAGS: usize = 12;

/// What is added to a weight.
const RAISE: i32 = 128;

/// Every second byte.
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// A score for each tag; those beyond the tags are never looked at.
pub type Row = [i32; TAGS];

/// A tagger of few tags.
#[derive(Clone, Debug)]
pub struct Narrow {
    tags: Tags,
    /// What each tag adds to those behind it.
    ahead: Vec<Row>,
    /// What each tag adds to those before it.
    behind: Vec<Row>,
    start: Row,
    end: Row,
    keys: Keys<Weights>,
    /// The weights of attributes that are known by their place.
    places: Vec<Weights>,
}

impl Narrow {
    /// A tagger whose `learned` keys, rising, each have these weights by tag.
    pub(super) fn new(tags: Tags, transitions: &[i32], learned: &[(u32, &[(u8, i8)])]) -> Self {
        let keys = Keys::new(learned.iter().map(|&(key, weights)| Weights::new(key, weights)));
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
        Self { tags, ahead, behind, start, end, keys, places: Vec::new() }
    }

    /// With the weights of `attributes` at known places, from 0 on.
    pub fn with_places(mut self, attributes: impl Iterator<Item = u32>) -> Self {
        self.places = attributes.map(|attribute| self.keys.of(attribute)).collect();
        self
    }

    /// Adds to `row`, a token's scores, the weights at `places` (which are not counted where there is no such place) and
    /// those of the attributes `hashes`.
    pub fn add(&self, places: &[u32], hashes: &[u32], row: &mut Row) {
        for places in places.chunks(TOGETHER) {
            let slots =
                places.iter().map(|&place| self.places.get(place as usize).copied().unwrap_or(Weights::NOTHING));
            add(slots, row);
        }
        for hashes in hashes.chunks(TOGETHER) {
            let mut keys = [0; TOGETHER];
            let count = self.keys.sift(hashes, &mut keys);
            add(keys[..count].iter().map(|&key| self.keys.find(key)), row);
        }
    }

    /// The tags.
    pub fn tags(&self) -> &Tags {
        &self.tags
    }

    /// The best legal sequence of tags for `rows`, as [`super::Wide::decode`] finds it, but exact. Of so few tags every pair is
    /// tried: that takes less time than to find out which need not be.
    pub fn decode(&self, rows: &[Row], forward: &mut Vec<Row>, path: &mut Path) {
        path.tags.clear();
        path.margins.clear();
        let Some(first) = rows.first() else { return };
        forward.clear();
        let mut now = sum(first, &self.start);
        forward.push(now);
        for row in &rows[1..] {
            now = sum(&step(&now, &self.ahead), row);
            forward.push(now);
        }
        path.tags.resize(rows.len(), 0);
        path.margins.resize(rows.len(), 0);
        let mut after = self.end;
        let mut tag = best(&sum(&now, &self.end));
        let total = now[tag] + self.end[tag];
        for place in (0..rows.len()).rev() {
            if place + 1 < rows.len() {
                tag = best(&sum(&forward[place], &self.behind[tag]));
            }
            path.tags[place] = tag as u8;
            let mut others = sum(&forward[place], &after);
            others[tag] = NEVER;
            path.margins[place] = total - others[best(&others)];
            after = step(&sum(&after, &rows[place]), &self.behind);
        }
    }
}

/// An attribute's key in the lower half of the first number, then its weights.
#[derive(Clone, Copy, Debug)]
struct Weights([u64; 2]);

impl Slot for Weights {
    const NOTHING: Self = Self([0x8080_8080_0000_0000 | EMPTY as u64, 0x8080_8080_8080_8080]);

    #[inline(always)]
    fn key(self) -> u32 {
        self.0[0] as u32
    }
}

impl Weights {
    fn new(key: u32, weights: &[(u8, i8)]) -> Self {
        let mut bytes = [RAISE as u8; TAGS];
        for &(tag, weight) in weights {
            if let Some(byte) = bytes.get_mut(usize::from(tag)) {
                *byte = (i32::from(weight) + RAISE) as u8;
            }
        }
        let byte = |at: usize| u64::from(bytes[at]);
        let low = (0..4).fold(u64::from(key), |sum, at| sum | byte(at) << (32 + 8 * at));
        Self([low, (0..8).fold(0, |sum, at| sum | byte(4 + at) << (8 * at))])
    }
}

/// Adds the weights of at most [`TOGETHER`] slots to `row`.
#[inline(always)]
fn add(slots: impl Iterator<Item = Weights>, row: &mut Row) {
    let mut sums = [0u64; 4];
    let mut raised = 0;
    for Weights([low, high]) in slots {
        raised += RAISE;
        sums[0] += low >> 32 & LANES;
        sums[1] += low >> 40 & LANES;
        sums[2] += high & LANES;
        sums[3] += high >> 8 & LANES;
    }
    for (tag, score) in row.iter_mut().enumerate() {
        let (pair, place) = if tag < 4 { (tag % 2, tag / 2) } else { (2 + tag % 2, (tag - 4) / 2) };
        *score += (sums[pair] >> (16 * place) & 0xFFFF) as i32 - raised;
    }
}

/// The sums of two rows, nothing below [`NEVER`].
#[inline(always)]
fn sum(one: &Row, other: &Row) -> Row {
    let mut sums = [NEVER; TAGS];
    for (sum, (one, other)) in sums.iter_mut().zip(one.iter().zip(other)) {
        *sum = (one + other).max(NEVER);
    }
    sums
}

/// For each tag the best way to it from the tags scored in `row`.
#[inline(always)]
fn step(row: &Row, transitions: &[Row]) -> Row {
    let mut most = [NEVER; TAGS];
    for (score, steps) in row.iter().zip(transitions) {
        for (most, step) in most.iter_mut().zip(steps) {
            *most = (*most).max(score + step);
        }
    }
    most
}

/// The first of the tags with the highest score.
#[inline(always)]
fn best(row: &Row) -> usize {
    (1..TAGS).fold(0, |best, tag| if row[tag] > row[best] { tag } else { best })
}
