//! Decoding: the best legal sequence of tags for rows of scores, and each token's margin. Owns no weights but the
//! transitions.
//!
//! Viterbi, forward for the path and backward for the margins, the ways to all tags of a token at once: what one tag
//! adds to those behind it, or before it, lies in a row as long as the scores. Only from tags that have a chance are ways
//! looked at: of most tokens in running text that is the first tag alone.

use crate::{
    Tags,
    scores::{TAGS, TagScores},
};

/// Score of what is not legal, and the lowest there is: far below what legal tags score, and twice of it is no overflow.
const NEVER: i16 = i16::MIN / 2;

/// Ways that lie so far below the best one are not followed, in units of log odds. More finds no other name.
const BEAM: i32 = 16;

/// The best sequence of tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// A tag a token.
    pub tags: Vec<u8>,
    /// For each token, how far the path lies above the best legal one with another tag there, in the units of the
    /// weight file ([`super::Tagger::scale`] of them are one unit of log odds).
    pub margins: Vec<i32>,
}

/// Memory that decoding uses again and again.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// For each token the score of the best way to each tag, its own included, less the best one's.
    forward: Vec<TagScores>,
}

/// Everything decoding needs to know of a tag set.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    beam: i16,
    start: TagScores,
    end: TagScores,
    /// What each tag adds to those behind it.
    ahead: Vec<TagScores>,
    /// What each tag adds to those before it.
    behind: Vec<TagScores>,
}

impl Decoder {
    /// `transitions` holds `width * width` scores, from the first tag's followers on; `scale` units are one of log odds.
    pub(super) fn new(tags: &Tags, transitions: &[i32], scale: i32) -> Self {
        let width = tags.len().min(TAGS);
        let row = |score: &dyn Fn(usize) -> Option<i32>| {
            let score = |tag| score(tag).map_or(NEVER, |score| score.clamp(NEVER.into(), i16::MAX.into()) as i16);
            TagScores::of(&std::array::from_fn(|tag| if tag < width { score(tag) } else { NEVER }))
        };
        let transition = |from: usize, to: usize| {
            tags.legal(from, to).then(|| transitions.get(from * width + to).copied()).flatten()
        };
        Self {
            beam: (BEAM * scale).min(i32::from(-NEVER)) as i16,
            start: row(&|tag| tags.may_start(tag).then_some(0)),
            end: row(&|tag| tags.may_end(tag).then_some(0)),
            ahead: (0..width).map(|from| row(&|to| transition(from, to))).collect(),
            behind: (0..width).map(|to| row(&|from| transition(from, to))).collect(),
        }
    }

    /// The best path for `rows`, without its margins.
    pub(super) fn decode(&self, rows: &[TagScores], space: &mut Workspace, path: &mut Path) {
        path.tags.clear();
        path.margins.clear();
        let forward = &mut space.forward;
        forward.clear();
        let mut ways = self.start;
        for row in rows {
            let mut now = ways.plus(row);
            let most = now.most();
            now = now.less(most, NEVER);
            forward.push(now);
            ways = through(&now, now.above(-self.beam), &self.ahead);
        }
        path.tags.resize(forward.len(), 0);
        let mut behind = &self.end;
        for (now, tagged) in forward.iter().zip(&mut path.tags).rev() {
            let tag = now.plus(behind).best();
            behind = self.behind.get(tag).unwrap_or(&self.end);
            *tagged = tag as u8;
        }
    }

    /// Adds the margins to what [`Decoder::decode`] made of the same `rows`, from the first token on that has another tag
    /// than the first one.
    pub(super) fn margins(&self, rows: &[TagScores], space: &Workspace, path: &mut Path) {
        path.margins.resize(path.tags.len(), 0);
        let Some(first) = path.tags.iter().position(|&tag| tag != 0) else { return };
        let mut after = self.end;
        for place in (first..path.tags.len()).rev() {
            let (tag, now) = (usize::from(path.tags[place]), space.forward[place].plus(&after));
            let all = now.scores();
            let best = all[tag];
            path.margins[place] = i32::from(best) - i32::from(now.without(tag).most());
            let chances = now.above(best.saturating_sub(self.beam));
            let ways = after.plus(&rows[place]);
            after = through(&ways.less(ways.scores()[tag], NEVER), chances, &self.behind);
        }
    }
}

/// For each tag the best way to it from those of the `chances`, a bit each, scored in `row`.
#[inline(always)]
fn through(row: &TagScores, mut chances: u64, transitions: &[TagScores]) -> TagScores {
    let scores = row.scores();
    let mut most = TagScores::all(NEVER);
    while chances != 0 {
        let tag = chances.trailing_zeros() as usize;
        chances &= chances - 1;
        if let (Some(&score), Some(steps)) = (scores.get(tag), transitions.get(tag)) {
            most = most.or(&steps.plus(&TagScores::all(score)));
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scheme;

    /// Every legal path of a short sequence, scored one by one.
    fn exhaustive(tags: &Tags, transitions: &[i32], rows: &[i32]) -> Vec<(i32, Vec<u8>)> {
        let width = tags.len();
        let mut paths: Vec<(i32, Vec<u8>)> = vec![(0, Vec::new())];
        for row in rows.chunks(width) {
            let mut longer = Vec::new();
            for (score, path) in &paths {
                for tag in 0..width {
                    let step = match path.last() {
                        None if tags.may_start(tag) => 0,
                        Some(&last) if tags.legal(usize::from(last), tag) => {
                            transitions[usize::from(last) * width + tag]
                        }
                        _ => continue,
                    };
                    longer.push((score + step + row[tag], [path.as_slice(), &[tag as u8]].concat()));
                }
            }
            paths = longer;
        }
        paths.retain(|(_, path)| path.last().is_none_or(|&last| tags.may_end(usize::from(last))));
        paths
    }

    #[test]
    fn finds_what_trying_every_path_finds() {
        let mut state = 1u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i32 % 60 - 30
        };
        let sets = [
            Tags::spans_of(Scheme::Bioes, &["x", "y"]),
            Tags::spans_of(Scheme::Bio, &["x", "y"]),
            Tags::plain(["n", "v", "a"]),
        ];
        for round in 0..60 {
            for tags in &sets {
                let width = tags.len();
                let transitions: Vec<i32> = (0..width * width).map(|_| random()).collect();
                let rows: Vec<i32> = (0..width * (1 + round % 4)).map(|_| random()).collect();
                let all = exhaustive(tags, &transitions, &rows);
                let best = all.iter().map(|(score, _)| *score).max().expect("a path");
                let sums: Vec<TagScores> = rows
                    .chunks(width)
                    .map(|row| {
                        let mut scores = [0; TAGS];
                        scores.iter_mut().zip(row).for_each(|(score, &given)| *score = given as i16);
                        TagScores::of(&scores)
                    })
                    .collect();
                let mut path = Path::default();
                let (decoder, mut space) = (Decoder::new(tags, &transitions, 1000), Workspace::default());
                decoder.decode(&sums, &mut space, &mut path);
                decoder.margins(&sums, &space, &mut path);
                assert!(all.contains(&(best, path.tags.clone())), "{tags:?} {path:?}");
                let first = path.tags.iter().position(|&tag| tag != 0).unwrap_or(path.tags.len());
                for (place, &margin) in path.margins.iter().enumerate().skip(first) {
                    let others = all.iter().filter(|(_, other)| other[place] != path.tags[place]);
                    let second = others.map(|(score, _)| *score).max();
                    // Where no other tag is legal, the margin is just very large.
                    match second {
                        Some(second) => assert_eq!(margin, best - second),
                        None => assert!(margin > 10_000),
                    }
                }
            }
        }
    }
}
