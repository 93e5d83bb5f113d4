//! Scores of all tags at once, in vectors of 16-bit integers. Owns their arithmetic, not what is added up.

use std::ops::AddAssign;
use wide::i16x8;

/// Tags at most.
pub const TAGS: usize = 5 * 8;

/// A score for each tag. TagScores wrap around beyond 16 bits, which would take 250 of the largest weights.
///
/// Five vectors by name: compiled for size, a loop over them would not be unrolled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TagScores(pub(super) i16x8, pub(super) i16x8, pub(super) i16x8, pub(super) i16x8, pub(super) i16x8);

impl Default for TagScores {
    #[inline(always)]
    fn default() -> Self {
        const NONE: i16x8 = i16x8::splat(0);
        Self(NONE, NONE, NONE, NONE, NONE)
    }
}

impl TagScores {
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

    /// Some tags score so much more.
    pub fn raise(&mut self, tags: impl Iterator<Item = usize>, more: i16) {
        let mut scores = self.scores();
        for tag in tags {
            if let Some(score) = scores.get_mut(tag) {
                *score = score.saturating_add(more);
            }
        }
        *self = Self::of(&scores);
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

impl AddAssign<&TagScores> for TagScores {
    #[inline(always)]
    fn add_assign(&mut self, other: &TagScores) {
        self.0 += other.0;
        self.1 += other.1;
        self.2 += other.2;
        self.3 += other.3;
        self.4 += other.4;
    }
}
