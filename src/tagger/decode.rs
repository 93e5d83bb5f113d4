//! Decoding: the best legal sequence of tags for rows of scores, and each token's margin. Owns no weights but the
//! transitions.
//!
//! Viterbi, forward for the path and backward for the margins. Most of its time would go into predecessors that cannot
//! win, so they are left out by a bound that is exact: among tags that the same tags may follow, `i` can beat `r` at
//! none of these when it lies further behind than its best transition can make good.

use super::Tags;

/// Score of what is not legal: far below every sum of weights, far above overflow.
pub(super) const NEVER: i32 = i32::MIN / 4;

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
    forward: Vec<i32>,
    back: Vec<u8>,
    after: Vec<i32>,
    next: Vec<i32>,
}

/// Transitions in one direction.
#[derive(Clone, Debug)]
struct Steps {
    width: usize,
    /// Score of `from * width + to`.
    scores: Vec<i32>,
    /// `from` tags with the same legal `to` tags.
    groups: Vec<Group>,
    /// At `r * width + i`: the most that going on from `i` instead of `r` can gain.
    gains: Vec<i32>,
}

#[derive(Clone, Debug)]
struct Group {
    from: Vec<u8>,
    to: Vec<u8>,
}

/// Everything decoding needs to know of a tag set.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    width: usize,
    start: Vec<i32>,
    end: Vec<i32>,
    forward: Steps,
    backward: Steps,
}

impl Steps {
    fn new(width: usize, score: impl Fn(usize, usize) -> Option<i32>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for from in 0..width {
            let to: Vec<u8> = (0..width).filter(|&to| score(from, to).is_some()).map(|to| to as u8).collect();
            match groups.iter_mut().find(|group| group.to == to) {
                Some(group) => group.from.push(from as u8),
                None => groups.push(Group { from: vec![from as u8], to }),
            }
        }
        let scores: Vec<i32> = (0..width * width).map(|at| score(at / width, at % width).unwrap_or(NEVER)).collect();
        let mut gains = vec![0; width * width];
        for group in &groups {
            for &r in &group.from {
                for &i in &group.from {
                    let (r, i) = (usize::from(r), usize::from(i));
                    let gain = |&to: &u8| scores[i * width + usize::from(to)] - scores[r * width + usize::from(to)];
                    gains[r * width + i] = group.to.iter().map(gain).max().unwrap_or(NEVER);
                }
            }
        }
        Self { width, scores, groups, gains }
    }

    /// `next[to]` is the best of `scores[from]` plus the transition, `back[to]` where it came from (the lowest tag
    /// among equals).
    fn advance(&self, scores: &[i32], next: &mut [i32], back: &mut [u8]) {
        next.fill(NEVER);
        for group in &self.groups {
            let mut best = usize::from(group.from[0]);
            for &from in &group.from {
                if scores[usize::from(from)] > scores[best] {
                    best = usize::from(from);
                }
            }
            let gains = &self.gains[best * self.width..][..self.width];
            for &from in &group.from {
                let score = scores[usize::from(from)];
                if score + gains[usize::from(from)] < scores[best] {
                    continue;
                }
                let row = &self.scores[usize::from(from) * self.width..][..self.width];
                for &to in &group.to {
                    let sum = score + row[usize::from(to)];
                    if sum > next[usize::from(to)] {
                        next[usize::from(to)] = sum;
                        back[usize::from(to)] = from;
                    }
                }
            }
        }
    }
}

impl Decoder {
    /// `transitions` holds `width * width` scores, from the first tag's followers on.
    pub(super) fn new(tags: &Tags, transitions: &[i32]) -> Self {
        let width = tags.len();
        let score = |from: usize, to: usize| tags.legal(from, to).then(|| transitions[from * width + to]);
        Self {
            width,
            start: (0..width).map(|tag| if tags.may_start(tag) { 0 } else { NEVER }).collect(),
            end: (0..width).map(|tag| if tags.may_end(tag) { 0 } else { NEVER }).collect(),
            forward: Steps::new(width, score),
            backward: Steps::new(width, |to, from| score(from, to)),
        }
    }

    /// The best path for `rows`: a row of `width` scores a token.
    pub(super) fn decode(&self, rows: &[i32], space: &mut Workspace, path: &mut Path) {
        let width = self.width;
        let length = rows.len() / width;
        path.tags.clear();
        path.margins.clear();
        if length == 0 {
            return;
        }
        space.forward.clear();
        space.forward.resize(length * width, NEVER);
        space.back.clear();
        space.back.resize(length * width, 0);
        for ((score, weight), start) in space.forward.iter_mut().zip(rows).zip(&self.start) {
            *score = weight + start;
        }
        for place in 1..length {
            let (done, rest) = space.forward.split_at_mut(place * width);
            let (now, row) = (&mut rest[..width], &rows[place * width..][..width]);
            let back = &mut space.back[place * width..][..width];
            self.forward.advance(&done[(place - 1) * width..], now, back);
            for (score, weight) in now.iter_mut().zip(row) {
                *score = (*score + weight).max(NEVER);
            }
        }

        path.tags.resize(length, 0);
        path.margins.resize(length, 0);
        space.after.clear();
        space.after.extend_from_slice(&self.end);
        space.next.clear();
        space.next.resize(width, NEVER);
        let mut ignored = [0u8; 256];
        let mut tag = 0;
        let mut total = NEVER;
        for place in (0..length).rev() {
            let before = &space.forward[place * width..][..width];
            if place + 1 == length {
                for (candidate, (before, end)) in before.iter().zip(&self.end).enumerate() {
                    let sum = before + end;
                    if sum > total {
                        (tag, total) = (candidate, sum);
                    }
                }
            } else {
                tag = usize::from(space.back[(place + 1) * width + tag]);
            }
            path.tags[place] = tag as u8;
            let mut other = NEVER;
            for (candidate, (before, after)) in before.iter().zip(&space.after).enumerate() {
                if candidate != tag {
                    other = other.max(before + after);
                }
            }
            path.margins[place] = total - other;
            if place > 0 {
                for (score, weight) in space.after.iter_mut().zip(&rows[place * width..][..width]) {
                    *score = (*score + weight).max(NEVER);
                }
                self.backward.advance(&space.after, &mut space.next, &mut ignored);
                std::mem::swap(&mut space.after, &mut space.next);
            }
        }
    }
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
                let mut path = Path::default();
                Decoder::new(tags, &transitions).decode(&rows, &mut Workspace::default(), &mut path);
                assert!(all.contains(&(best, path.tags.clone())), "{tags:?} {path:?}");
                for (place, &margin) in path.margins.iter().enumerate() {
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
