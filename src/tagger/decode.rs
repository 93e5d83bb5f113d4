//! Decoding: the best legal sequence of tags for rows of scores, and each token's margin. Owns no weights but the
//! transitions.
//!
//! Viterbi, forward for the path and backward for the margins, over the tags that have a chance: at each token those
//! whose own score lies no further than [`FAR`] below the best one, and whose best way from the start lies no further
//! than [`BEAM`] below the best of all, and the first tag, which may follow itself and stand anywhere. Neighbours hardly
//! ever make good so much, and of most tokens in running text only the first tag is left.

use super::{
    Tags,
    wide::{Sums, TAGS},
};

/// Score of what is not legal: far below every sum of weights, far above overflow.
pub(super) const NEVER: i32 = i32::MIN / 4;

/// How far below the best one a tag's own score may lie, in units of log odds.
const FAR: i32 = 17;

/// How far below the best way to a token another way to it may lie, in units of log odds. More costs time and changes
/// hardly any name.
const BEAM: i32 = 12;

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
    /// The tags that have a chance, of one token after the other, rising.
    chances: Vec<Chance>,
    /// Where each token's begin.
    begins: Vec<usize>,
    /// The score of the best path.
    best: i32,
}

/// What is known of a tag at a token.
#[derive(Clone, Copy, Debug)]
struct Chance {
    tag: u8,
    /// The tag before it on the best way to it.
    back: u8,
    /// Whether a way leads from it to the end.
    ends: bool,
    score: i16,
    /// The best sum up to it, its own score included.
    sum: i32,
    /// The best sum after it.
    after: i32,
}

/// Everything decoding needs to know of a tag set.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    width: usize,
    /// Tells the tags from what lies beyond them: [`Sums::first`].
    first: Sums,
    far: i16,
    beam: i32,
    may_start: u64,
    may_end: u64,
    /// For each tag those that may stand before it, a bit each.
    before: Vec<u64>,
    /// For each tag those that may stand after it.
    after: Vec<u64>,
    /// The largest score of a transition to each tag.
    most_into: Vec<i32>,
    /// At `to * width + from`.
    into: Vec<i32>,
    /// At `from * width + to`.
    out_of: Vec<i32>,
}

impl Decoder {
    /// `transitions` holds `width * width` scores, from the first tag's followers on; `scale` units are one of log odds.
    pub(super) fn new(tags: &Tags, transitions: &[i32], scale: i32) -> Self {
        let width = tags.len().min(TAGS);
        let set = |is: &dyn Fn(usize) -> bool| (0..width).filter(|&tag| is(tag)).fold(0, |set, tag| set | 1 << tag);
        let transition = |from: usize, to: usize| transitions.get(from * width + to).copied().unwrap_or(NEVER);
        Self {
            width,
            first: Sums::first(width),
            far: (FAR * scale).min(i32::from(i16::MAX)) as i16,
            beam: BEAM * scale,
            may_start: set(&|tag| tags.may_start(tag)),
            may_end: set(&|tag| tags.may_end(tag)),
            before: (0..width).map(|to| set(&|from| tags.legal(from, to))).collect(),
            after: (0..width).map(|from| set(&|to| tags.legal(from, to))).collect(),
            most_into: (0..width)
                .map(|to| (0..width).map(|from| transition(from, to)).max().unwrap_or(0).max(0))
                .collect(),
            into: (0..width * width).map(|at| transition(at % width, at / width)).collect(),
            out_of: (0..width * width).map(|at| transition(at / width, at % width)).collect(),
        }
    }

    /// The best path for `rows`, without its margins.
    pub(super) fn decode(&self, rows: &[Sums], space: &mut Workspace, path: &mut Path) {
        path.tags.clear();
        path.margins.clear();
        path.tags.resize(rows.len(), 0);
        let Workspace { chances, begins, best } = space;
        chances.clear();
        begins.clear();
        let mut top = 0;
        for row in rows {
            let last = begins.last().copied();
            begins.push(chances.len());
            top = self.step(row, last, top, chances);
        }
        let Some(&begin) = begins.last() else { return };
        let (mut tag, mut total) = (0, NEVER);
        for chance in &mut chances[begin..] {
            chance.ends = self.may_end >> chance.tag & 1 != 0;
            if chance.ends && chance.sum > total {
                (tag, total) = (chance.tag, chance.sum);
            }
        }
        *best = total;
        for (place, &begin) in begins.iter().enumerate().rev() {
            path.tags[place] = tag;
            let end = begins.get(place + 1).copied().unwrap_or(chances.len());
            let here = chances[begin..end].iter().find(|chance| chance.tag == tag);
            tag = here.map_or(0, |chance| chance.back);
        }
    }

    /// Adds the margins to what [`Decoder::decode`] made, from the first token on that has another tag than the first one.
    pub(super) fn margins(&self, space: &mut Workspace, path: &mut Path) {
        let Workspace { chances, begins, best } = space;
        path.margins.resize(path.tags.len(), 0);
        let Some(first) = path.tags.iter().position(|&tag| tag != 0) else { return };
        let mut rest = chances.as_mut_slice();
        for (place, &begin) in begins.iter().enumerate().skip(first).rev() {
            let (before, here) = rest.split_at_mut(begin);
            let others = here.iter().filter(|chance| chance.ends && chance.tag != path.tags[place]);
            path.margins[place] = *best - others.map(|chance| chance.sum + chance.after).max().unwrap_or(NEVER);
            let Some(place) = place.checked_sub(1).filter(|&place| place >= first) else { break };
            for chance in &mut before[begins[place]..] {
                let from = usize::from(chance.tag);
                let (ways, legal) = (&self.out_of[from * self.width..][..self.width], self.after[from]);
                let mut most = NEVER;
                for next in here.iter().filter(|next| next.ends && legal >> next.tag & 1 != 0) {
                    most = most.max(ways[usize::from(next.tag)] + next.after + i32::from(next.score));
                }
                (chance.ends, chance.after) = (most > NEVER, most);
            }
            rest = before;
        }
    }

    /// Adds the chances of a token with these scores; `last` is where those of the token before begin, and `top` the best
    /// sum of these. The best sum here.
    #[inline(always)]
    fn step(&self, row: &Sums, last: Option<usize>, top: i32, chances: &mut Vec<Chance>) -> i32 {
        let scores = row.scores();
        let begin = chances.len();
        let mut most = NEVER;
        for tag in each(row.near_the_best(&self.first, self.far) | 1) {
            // The best way there can be is too far below another one.
            if tag != 0 && top + self.most_into[tag] + i32::from(scores[tag]) < most - self.beam {
                continue;
            }
            let (mut back, mut sum) = (0, NEVER);
            match last {
                None if self.may_start >> tag & 1 == 0 => continue,
                None => sum = 0,
                Some(last) => {
                    let (ways, legal) = (&self.into[tag * self.width..][..self.width], self.before[tag]);
                    for from in chances[last..begin].iter().filter(|from| legal >> from.tag & 1 != 0) {
                        let through = ways[usize::from(from.tag)] + from.sum;
                        if through > sum {
                            (back, sum) = (from.tag, through);
                        }
                    }
                    if sum == NEVER {
                        continue;
                    }
                }
            }
            sum += i32::from(scores[tag]);
            most = most.max(sum);
            chances.push(Chance { tag: tag as u8, back, ends: false, score: scores[tag], sum, after: 0 });
        }
        let mut kept = begin;
        for at in begin..chances.len() {
            let chance = chances[at];
            if chance.tag == 0 || chance.sum >= most - self.beam {
                chances[kept] = chance;
                kept += 1;
            }
        }
        chances.truncate(kept);
        most
    }
}

/// The tags of a set, rising.
#[inline(always)]
fn each(mut tags: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let tag = tags.trailing_zeros() as usize;
        tags &= tags.wrapping_sub(1);
        (tag < TAGS).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::Scheme;

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
                let sums: Vec<Sums> = rows
                    .chunks(width)
                    .map(|row| {
                        let mut scores = [0; TAGS];
                        scores.iter_mut().zip(row).for_each(|(score, &given)| *score = given as i16);
                        Sums::of(&scores)
                    })
                    .collect();
                let mut path = Path::default();
                let (decoder, mut space) = (Decoder::new(tags, &transitions, 1000), Workspace::default());
                decoder.decode(&sums, &mut space, &mut path);
                decoder.margins(&mut space, &mut path);
                assert!(all.contains(&(best, path.tags.clone())), "{tags:?} {path:?}");
                let first = path.tags.iter().position(|&tag| tag != 0).unwrap_or(path.tags.len());
                for (place, &margin) in path.margins.iter().enumerate().skip(first) {
                    let others = all.iter().filter(|(_, other)| other[place] != path.tags[place]);
                    let second = others.map(|(score, _)| *score).max();
                    // Where no other tag is legal, the margin is just very large.
                    match second {
                        Some(second) => assert_eq!(margin, best - second),
                        None => assert!(margin > 1_000_000),
                    }
                }
            }
        }
    }
}
