//! Features of the extraction: which attributes a token has, by itself and seen from a cue. Owns the templates and their
//! numbers, not the weights.

use super::view::{Marked, NONE, View};
use crate::{
    pos::Tag,
    tagger::hash::{attribute, mix},
    text::TokenKind,
};

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 4;

/// Stands for what lies outside of the sequence.
const OUTSIDE: u64 = 0x6f75_7473_6964_6500;

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

/// Gives `out` the attributes of `token`, each behind the number of its template, for the pass over all tokens of a
/// paragraph.
#[inline]
pub fn first(view: &View, sequence: Sequence, token: usize, mut out: impl FnMut(u32, u32)) {
    let tags: &[Tag] = &view.tags;
    let at = |offset: isize| {
        let place = token as isize + offset;
        (place >= sequence.from as isize && place < sequence.to as isize).then_some(place as usize)
    };
    let word = |offset: isize| at(offset).map_or(OUTSIDE, |place| view.lower[place]);
    let tag = |offset: isize| at(offset).map_or(31, |place| tags[place] as u64);
    let cue = |offset: isize| at(offset).map_or(0, |place| u64::from(view.cue[place]));
    let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u64);
    let mut push = |template: u32, value: u64| out(template, attribute(template, value));
    let document = view.document;
    let class = |offset: isize| at(offset).map_or(0, |place| u64::from(view.class[place]));
    let here = view.lower[token];
    let stem = view.stem[token];
    let sentence = &document.sentences[document.tokens[token].sentence as usize];
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    push(1, 1);
    // Words.
    push(2, here);
    push(3, stem);
    push(4, word(-1));
    push(5, word(1));
    push(6, word(-2));
    push(7, word(2));
    push(8, mix(word(-1), here));
    // Parts of speech.
    push(10, tag(0));
    push(11, mix(tag(-1), tag(0)));
    push(12, mix(tag(0), tag(1)));
    push(13, mix(mix(tag(-1), tag(0)), tag(1)));
    push(14, mix(mix(tag(-2), tag(-1)), tag(0)));
    push(15, mix(mix(tag(0), tag(1)), tag(2)));
    // Classes of words that are used alike.
    push(70, class(0));
    push(71, mix(class(-1), class(0)));
    push(72, mix(class(0), class(1)));
    push(73, mix(mix(class(0), tag(0)), tag(1)));
    push(74, mix(class(-1), mix(tag(0), class(1))));
    // Listed cues.
    let frames = u64::from(view.frames[token]);
    push(20, cue(0));
    push(21, cue(-1));
    push(22, cue(1));
    push(23, mix(cue(0), tag(0)));
    push(24, mix(mix(cue(0), tag(-1)), tag(1)));
    push(25, mix(frames << 8 | cue(0) & 1, mix(tag(1), tag(2))));
    push(26, mix(mix(stem, tag(0)), tag(1)));
    // Quotation marks.
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
    // Distances to listed cues and verbs.
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
    // Clause edges.
    let edge = view.edge[token];
    let kind = if edge == NONE { 1 } else { view.lower[edge as usize] };
    let since = bucket(token - if edge == NONE { start } else { edge as usize });
    push(55, mix(kind, since.min(5)));
    push(56, mix(kind, tag(0)));
    let before = view.cue_before[token];
    let between = before != NONE && (edge == NONE || edge < before);
    let code = if before == NONE { 0 } else { u64::from(view.cue[before as usize]) };
    push(57, mix(kind, code << 1 | u64::from(between)));
    // The place in sentence and paragraph.
    let paragraph = &document.paragraphs[sentence.paragraph as usize];
    let kind = paragraph.kind as u64;
    push(60, bucket(token - start).min(3) | bucket(end - 1 - token).min(3) << 4);
    push(61, mix(kind, u64::from(start == sequence.from) | u64::from(end == sequence.to) << 1));
    push(62, mix(view.lower[start], tag(0)));
    let capital = document.form(token).starts_with(char::is_uppercase);
    push(63, u64::from(capital) | u64::from(token == start) << 1 | tag(0) << 2);
    push(64, mix(u64::from(capital), mix(tag(1), cue(1))));
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

/// What stands between a cue and a token, as bits.
const COMMA: u8 = 1;
const LINK: u8 = 2;
const CONJUNCTION: u8 = 4;
const VERB: u8 = 8;
const QUOTE: u8 = 16;
const STOP: u8 = 32;

/// Writes for each token of `window` what stands between it and `cue`.
pub fn between(view: &View, window: Sequence, cue: Cue, out: &mut Vec<u8>) {
    let tags: &[Tag] = &view.tags;
    let bits = |token: usize| {
        if view.document.tokens[token].kind == TokenKind::Quote {
            return QUOTE;
        }
        match tags[token] {
            Tag::Conjunction => CONJUNCTION,
            Tag::WhDeterminer | Tag::WhPronoun | Tag::WhAdverb => LINK,
            Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal => VERB,
            Tag::Mark | Tag::Preposition => match view.document.lower(token) {
                "," => COMMA,
                "that" => LINK,
                "." | "?" | "!" | ";" | ":" | "—" | "–" => STOP,
                _ => 0,
            },
            _ => 0,
        }
    };
    out.clear();
    out.resize(window.to - window.from, 0);
    let mut seen = 0;
    for token in (window.from..cue.from).rev() {
        out[token - window.from] = seen;
        seen |= bits(token);
    }
    seen = 0;
    for token in cue.to..window.to {
        out[token - window.from] = seen;
        seen |= bits(token);
    }
}

/// What the second pass knows of a token before it looks.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// What the first pass took the token before, the token and the token after for.
    pub guesses: [u8; 3],
    /// What stands between the token and the cue.
    pub between: u8,
}

impl Seen {
    /// Of `token`; `guesses` begin at the token `base`.
    pub fn new(window: Sequence, guesses: &[u8], base: usize, between: &[u8], token: usize) -> Self {
        let guess = |token: usize| guesses.get(token.wrapping_sub(base)).copied().unwrap_or(31);
        Self {
            guesses: [guess(token.wrapping_sub(1)), guess(token), guess(token + 1)],
            between: between[token - window.from],
        }
    }
}

/// Gives `out` the attributes of `token` as seen from `cue`.
#[inline]
pub fn second(view: &View, window: Sequence, cue: Cue, token: usize, seen: Seen, mut out: impl FnMut(u32, u32)) {
    let tags: &[Tag] = &view.tags;
    let at = |offset: isize| {
        let place = token as isize + offset;
        (place >= window.from as isize && place < window.to as isize).then_some(place as usize)
    };
    let word = |offset: isize| at(offset).map_or(OUTSIDE, |place| view.lower[place]);
    let tag = |offset: isize| at(offset).map_or(31, |place| tags[place] as u64);
    let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u64);
    let mut push = |template: u32, value: u64| out(template, attribute(template, value));
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
    let follows = mix(tags[after] as u64, view.marked[after] as u64);
    let precedes =
        if cue.from > window.from { mix(tags[cue.from - 1] as u64, view.marked[cue.from - 1] as u64) } else { OUTSIDE };
    let class = |offset: isize| at(offset).map_or(0, |place| u64::from(view.class[place]));
    let head_class = u64::from(view.class[head]);
    let [guess_before, guess, guess_after] = seen.guesses.map(u64::from);
    let way = u64::from(seen.between) << 8 | place;
    push(140, way);
    push(141, mix(way, tag(0)));
    push(142, mix(way, guess));
    push(145, mix(way, mix(guess_before, guess << 5 | guess_after)));
    push(146, mix(place, mix(guess_before, guess << 5 | guess_after)));
    push(147, mix(way, mix(code, follows)));
    push(148, mix(way, class(0)));
    push(150, mix(place, class(0)));
    push(151, mix(place, mix(class(-1), class(0))));
    push(152, mix(place, mix(class(0), class(1))));
    push(153, mix(way, head_class));
    push(154, mix(head_class, mix(place, mix(follows, tag(0)))));
    push(101, place);
    push(102, mix(place, guess));
    push(103, mix(place, far));
    push(104, mix(mix(place, guess), far));
    push(105, mix(place, view.lower[token]));
    push(108, mix(place, tag(0)));
    push(109, mix(place, mix(tag(-1), tag(0))));
    push(110, mix(place, mix(tag(0), tag(1))));
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
    push(123, mix(other, mix(place, guess)));
    // The clause edges that lie between.
    let (from, to) = if side == 0 { (token, cue.from) } else { (cue.to, token) };
    let edge = view.edge[to.max(1) - 1];
    let since = view.edge[token];
    let kind = if since == NONE { 1 } else { view.lower[since as usize] };
    let clear = edge == NONE || (edge as usize) < from;
    push(124, mix(place, mix(kind, u64::from(clear))));
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
    push(133, mix(tags[head] as u64, mix(place, follows)));
    let gerund = u64::from(tags[head] == Tag::Gerund);
    push(134, mix(gerund, mix(place, mix(tag(0), u64::from(clear)))));
    let inside = u64::from(view.marked[head] != Marked::No);
    push(135, mix(inside, mix(place, state)));
}
