//! Features of the extraction: which attributes a token has, by itself and seen from a cue. Owns the templates and their
//! numbers, not the weights.

use super::view::{Marked, NONE, View};
use crate::{
    pos::Tag,
    tagger::hash::{attribute, mix},
};

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 1;

/// Stands for what lies outside of the sequence.
const OUTSIDE: u64 = 0x6f75_7473_6964_6500;

/// Features that can be left out together, to see what they bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups(pub u16);

impl Groups {
    /// All of them.
    pub const ALL: Self = Self(u16::MAX);
    /// Names of the groups, in the order of their bits.
    pub const NAMES: [&'static str; 7] =
        ["words", "parts of speech", "listed cues", "quotation marks", "clause edges", "distances", "position"];

    fn has(self, group: u16) -> bool {
        self.0 >> group & 1 == 1
    }
}

const WORDS: u16 = 0;
const POS: u16 = 1;
const CUES: u16 = 2;
const MARKS: u16 = 3;
const EDGES: u16 = 4;
const DISTANCE: u16 = 5;
const POSITION: u16 = 6;

/// A distance in tokens, coarser the larger it is.
pub fn bucket(distance: usize) -> u64 {
    match distance {
        0..=4 => distance as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}

/// The tokens of a sequence, `from..to`.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
}

/// Pushes the attributes of `token` for the pass over all tokens of a paragraph.
pub fn first(view: &View, sequence: Sequence, token: usize, groups: Groups, out: &mut Vec<u32>) {
    let at = |offset: isize| {
        let place = token as isize + offset;
        (place >= sequence.from as isize && place < sequence.to as isize).then_some(place as usize)
    };
    let word = |offset: isize| at(offset).map_or(OUTSIDE, |place| view.lower[place]);
    let tag = |offset: isize| at(offset).map_or(31, |place| view.tags[place] as u64);
    let cue = |offset: isize| at(offset).map_or(0, |place| u64::from(view.cue[place]));
    let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u64);
    let mut push = |template: u32, value: u64| out.push(attribute(template, value));
    let document = view.document;
    let here = view.lower[token];
    let stem = view.stem[token];
    let sentence = &document.sentences[document.tokens[token].sentence as usize];
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    push(1, 1);
    if groups.has(WORDS) {
        push(2, here);
        push(3, stem);
        push(4, word(-1));
        push(5, word(1));
        push(6, word(-2));
        push(7, word(2));
        push(8, mix(word(-1), here));
        push(9, mix(here, word(1)));
    }
    if groups.has(POS) {
        push(10, tag(0));
        push(11, mix(tag(-1), tag(0)));
        push(12, mix(tag(0), tag(1)));
        push(13, mix(mix(tag(-1), tag(0)), tag(1)));
        push(14, mix(mix(tag(-2), tag(-1)), tag(0)));
        push(15, mix(mix(tag(0), tag(1)), tag(2)));
        push(16, mix(mix(tag(-1), tag(1)), word(0)));
    }
    if groups.has(CUES) {
        let frames = u64::from(view.frames[token]);
        push(20, cue(0));
        push(21, cue(-1));
        push(22, cue(1));
        push(23, mix(cue(0), tag(0)));
        push(24, mix(mix(cue(0), tag(-1)), tag(1)));
        push(25, mix(frames << 8 | cue(0) & 1, mix(tag(1), tag(2))));
        push(26, mix(mix(stem, tag(0)), tag(1)));
    }
    if groups.has(MARKS) {
        let state = marked(0) | marked(-1) << 3 | marked(1) << 6;
        push(30, state);
        push(31, mix(state, here));
        push(32, mix(state, tag(0)));
        push(33, mix(marked(-1) | marked(-2) << 3, mix(tag(0), tag(1))));
        if let Some(quotation) = document.quotations.get(view.outer[token] as usize) {
            let open = quotation.open as usize;
            let close = quotation.close.map_or(sequence.to - 1, |close| close as usize).min(sequence.to - 1);
            let before = if open > sequence.from { view.lower[open - 1] } else { OUTSIDE };
            let after = if close + 1 < sequence.to { view.lower[close + 1] } else { OUTSIDE };
            let last = if close > open { view.lower[close - 1] } else { OUTSIDE };
            let length = bucket(close - open);
            let opens = u64::from(open == start);
            push(34, mix(before, marked(0)));
            push(35, mix(after, marked(0)));
            push(36, mix(last, marked(0) | opens << 3));
            push(37, mix(length | opens << 4, marked(0)));
        }
    }
    if groups.has(DISTANCE) {
        for (template, other) in [(40, view.cue_before[token]), (45, view.cue_after[token])] {
            if other == NONE {
                push(template, 1);
                push(template + 3, mix(1, tag(0)));
                continue;
            }
            let other = other as usize;
            let distance = bucket(other.abs_diff(token));
            let same = u64::from(view.outer[other] == view.outer[token]);
            let code = u64::from(view.cue[other]) << 1 | same;
            push(template, code << 8 | distance);
            push(template + 1, mix(view.stem[other], same));
            push(template + 2, mix(view.stem[other], mix(tag(0), distance.min(3))));
            push(template + 3, mix(code, tag(0)));
        }
        let verb = view.verb_after[token];
        if verb != NONE {
            let verb = verb as usize;
            push(50, mix(view.stem[verb], bucket(verb - token).min(5)));
            push(51, mix(u64::from(view.cue[verb]), mix(bucket(verb - token).min(5), tag(0))));
        }
    }
    if groups.has(EDGES) {
        let edge = view.edge[token];
        let kind = if edge == NONE { 1 } else { view.lower[edge as usize] };
        let since = bucket(token - if edge == NONE { start } else { edge as usize });
        push(55, mix(kind, since.min(5)));
        push(56, mix(kind, tag(0)));
        let before = view.cue_before[token];
        let between = before != NONE && (edge == NONE || edge < before);
        let code = if before == NONE { 0 } else { u64::from(view.cue[before as usize]) };
        push(57, mix(kind, code << 1 | u64::from(between)));
    }
    if groups.has(POSITION) {
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        let kind = paragraph.kind as u64;
        push(60, bucket(token - start).min(3) | bucket(end - 1 - token).min(3) << 4);
        push(61, mix(kind, u64::from(start == sequence.from) | u64::from(end == sequence.to) << 1));
        push(62, mix(view.lower[start], tag(0)));
        let capital = document.form(token).starts_with(char::is_uppercase);
        push(63, u64::from(capital) | u64::from(token == start) << 1 | tag(0) << 2);
        push(64, mix(u64::from(capital), mix(tag(1), cue(1))));
    }
}

/// A cue that the second pass looks from.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// Its first token.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// The cue before it in the window, one past its end; the window's start without one.
    pub left: usize,
    /// The cue after it in the window; the window's end without one.
    pub right: usize,
}

/// Pushes the attributes of `token` as seen from `cue`; `guess` is the tag that the first pass gave it.
pub fn second(view: &View, window: Sequence, cue: Cue, token: usize, guess: u8, out: &mut Vec<u32>) {
    let at = |offset: isize| {
        let place = token as isize + offset;
        (place >= window.from as isize && place < window.to as isize).then_some(place as usize)
    };
    let word = |offset: isize| at(offset).map_or(OUTSIDE, |place| view.lower[place]);
    let tag = |offset: isize| at(offset).map_or(31, |place| view.tags[place] as u64);
    let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u64);
    let mut push = |template: u32, value: u64| out.push(attribute(template, value));
    let document = view.document;
    let head = cue.to - 1;
    let (side, distance) = if token < cue.from {
        (0, cue.from - token)
    } else if token < cue.to {
        (1, 0)
    } else {
        (2, token - head)
    };
    if side == 1 {
        push(100, 1);
        return;
    }
    let far = bucket(distance);
    // Another cue between here and there, and whether it lies on the other side.
    let crossed = u64::from(side == 0 && token < cue.left || side == 2 && token >= cue.right);
    let other = u64::from(side == 0 && cue.left > window.from || side == 2 && cue.right < window.to);
    let same = u64::from(document.tokens[token].sentence == document.tokens[cue.from].sentence);
    let voice = u64::from(view.outer[token] == view.outer[head]);
    let place = side | crossed << 2 | same << 3 | voice << 4;
    let stem = view.stem[head];
    let code = u64::from(view.cue[head] >> 1);
    let after = if cue.to < window.to { cue.to } else { head };
    let follows = mix(view.tags[after] as u64, view.marked[after] as u64);
    let precedes = if cue.from > window.from {
        mix(view.tags[cue.from - 1] as u64, view.marked[cue.from - 1] as u64)
    } else {
        OUTSIDE
    };
    let guess = u64::from(guess);
    push(101, place);
    push(102, mix(place, guess));
    push(103, mix(place, far));
    push(104, mix(mix(place, guess), far));
    push(105, mix(place, view.lower[token]));
    push(106, mix(place, mix(word(-1), view.lower[token])));
    push(107, mix(place, mix(view.lower[token], word(1))));
    push(108, mix(place, tag(0)));
    push(109, mix(place, mix(tag(-1), tag(0))));
    push(110, mix(place, mix(tag(0), tag(1))));
    push(111, mix(place, mix(mix(tag(-1), tag(0)), tag(1))));
    push(112, mix(far << 3 | side, mix(tag(-1), tag(0))));
    push(113, mix(far.min(3) << 3 | side, mix(stem, tag(0))));
    push(114, mix(place, stem));
    push(115, mix(mix(place, code), tag(0)));
    push(116, mix(mix(place, follows), tag(0)));
    push(117, mix(mix(place, precedes), tag(0)));
    push(118, mix(mix(follows, precedes), place));
    let state = marked(0) | marked(-1) << 3 | marked(1) << 6;
    push(119, mix(place, state));
    push(120, mix(place, mix(state, word(-1))));
    push(121, mix(place, mix(word(-2), word(-1))));
    push(122, mix(place, mix(word(1), word(2))));
    push(123, mix(other, mix(place, guess)));
    // The clause edges that lie between.
    let (from, to) = if side == 0 { (token, cue.from) } else { (cue.to, token) };
    let edge = view.edge[to.max(1) - 1];
    let since = view.edge[token];
    let kind = if since == NONE { 1 } else { view.lower[since as usize] };
    let clear = edge == NONE || (edge as usize) < from;
    push(124, mix(place, mix(kind, u64::from(clear))));
    push(125, mix(place << 1 | u64::from(clear), mix(tag(0), code)));
    // The quotation that it stands in: whether it touches the cue, and what stands between.
    if let Some(quotation) = document.quotations.get(view.outer[token] as usize) {
        let open = quotation.open as usize;
        let close = quotation.close.map_or(window.to - 1, |close| close as usize);
        let gap = if side == 0 { cue.from.saturating_sub(close + 1) } else { open.saturating_sub(cue.to) };
        let last = view.lower[close.max(1) - 1];
        let before = if open > window.from { view.lower[open - 1] } else { OUTSIDE };
        push(126, mix(place, mix(bucket(gap), marked(0))));
        push(127, mix(place, mix(last, marked(0))));
        push(128, mix(place, mix(before, marked(0))));
    }
    let verb = view.verb_after[token];
    if side == 0 && verb != NONE {
        let own = verb as usize >= cue.from && (verb as usize) < cue.to;
        push(129, mix(u64::from(own), mix(place, tag(0))));
        push(130, mix(u64::from(own), mix(tag(-1), guess)));
    }
    let sentence = &document.sentences[document.tokens[token].sentence as usize];
    let starts = u64::from(token == sentence.tokens.start as usize);
    let ends = bucket(sentence.tokens.end as usize - 1 - token).min(2);
    push(131, mix(place, starts | ends << 1));
    push(132, mix(place, mix(starts | ends << 1, marked(0))));
    push(133, mix(view.tags[head] as u64, mix(place, follows)));
    let gerund = u64::from(view.tags[head] == Tag::Gerund);
    push(134, mix(gerund, mix(place, mix(tag(0), u64::from(clear)))));
    let inside = u64::from(view.marked[head] != Marked::No);
    push(135, mix(inside, mix(place, state)));
}
