//! What the second pass looks at: the tokens around a cue, each as seen from there. Owns the templates from 100 on.

use crate::{
    hash::mix,
    quotes::learned::{
        feature_columns::{FeatureColumns, Marked, NONE},
        features::attributes::{NO_TAG, OUTSIDE, Sequence, Sink, bucket},
    },
    syntax::Tag,
    text::TokenKind,
};

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
pub fn between(view: &FeatureColumns, window: Sequence, cue: Cue, out: &mut Vec<u8>) {
    let tags: &[Tag] = &view.columns.tags;
    let bits = |token: usize| {
        if view.columns.document.tokens[token].kind == TokenKind::Quote {
            return QUOTE;
        }
        match tags[token] {
            Tag::Conjunction => CONJUNCTION,
            Tag::WhDeterminer | Tag::WhPronoun | Tag::WhAdverb => LINK,
            Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal => VERB,
            Tag::Mark | Tag::Preposition => match view.columns.document.lower(token) {
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

/// What no tag of the first pass is.
const NO_GUESS: u8 = 15;

/// A cue with what is the same for all tokens around it.
pub struct Outlook<'v, 'd> {
    view: &'v FeatureColumns<'d>,
    window: Sequence,
    cue: Cue,
    /// What the first pass took the tokens for, from the token `base` on.
    guesses: &'v [u8],
    base: usize,
    /// Of [`between`].
    between: &'v [u8],
    head: usize,
    stem: u64,
    code: u32,
    class: u32,
    tag: u32,
    /// Tag and marks of the tokens behind and before the cue.
    follows: u32,
    precedes: u32,
    inside: u32,
    gerund: u32,
}

impl<'v, 'd> Outlook<'v, 'd> {
    /// From `cue` over `window`; `guesses` begin at the token `base`.
    pub fn new(
        view: &'v FeatureColumns<'d>,
        window: Sequence,
        cue: Cue,
        (guesses, base): (&'v [u8], usize),
        between: &'v [u8],
    ) -> Self {
        let head = cue.to - 1;
        let around = |token: usize| (view.columns.tags[token] as u32) << 2 | view.marked[token] as u32;
        Self {
            view,
            window,
            cue,
            guesses,
            base,
            between,
            head,
            stem: view.stem[head],
            code: u32::from(view.columns.cue[head] >> 1),
            class: u32::from(view.class[head]),
            tag: view.columns.tags[head] as u32,
            follows: around(if cue.to < window.to { cue.to } else { head }),
            precedes: if cue.from > window.from { around(cue.from - 1) } else { NO_TAG << 2 },
            inside: u32::from(view.marked[head] != Marked::No),
            gerund: u32::from(view.columns.tags[head] == Tag::Gerund),
        }
    }

    /// Gives `out` the attributes of `token`.
    #[inline(always)]
    pub fn token(&self, token: usize, out: &mut impl Sink) {
        let Self { view, window, cue, head, .. } = *self;
        let (side, distance) = if token < cue.from {
            (0, cue.from - token)
        } else if token < cue.to {
            out.hashed(100, 1);
            return;
        } else {
            (2, token - head)
        };
        let document = view.columns.document;
        let at = |offset: isize| window.at(token, offset);
        let tag = |offset: isize| at(offset).map_or(NO_TAG, |place| view.columns.tags[place] as u32);
        let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u32);
        let class = |offset: isize| at(offset).map_or(0, |place| u32::from(view.class[place]));
        let guess = |token: usize| {
            u32::from(self.guesses.get(token.wrapping_sub(self.base)).map_or(NO_GUESS, |&guess| guess.min(NO_GUESS)))
        };
        let far = bucket(distance);
        // Another cue between here and there, and whether one lies on the other side.
        let crossed = u32::from(side == 0 && token < cue.left || side == 2 && token >= cue.right);
        let other = u32::from(side == 0 && cue.left > window.from || side == 2 && cue.right < window.to);
        let same = u32::from(document.tokens[token].sentence == document.tokens[cue.from].sentence);
        let voice = u32::from(view.outer[token] == view.outer[head]);
        let place = side >> 1 | crossed << 1 | same << 2 | voice << 3;
        let own = tag(0);
        let pair = tag(-1) << 5 | own;
        let following = own << 5 | tag(1);
        let taken = guess(token);
        let three = guess(token.wrapping_sub(1)) << 8 | taken << 4 | guess(token + 1);
        let group = class(0);
        let way = u32::from(self.between[token - window.from]) << 4 | place;
        let mark = marked(0);
        let state = mark * 25 + marked(-1) * 5 + marked(1);
        out.tabled(140, way);
        out.hashed(141, u64::from(way << 5 | own));
        out.hashed(142, u64::from(way << 4 | taken));
        out.hashed(145, u64::from(way << 12 | three));
        out.hashed(146, u64::from(place << 12 | three));
        out.hashed(147, u64::from(self.code << 7 | self.follows) << 10 | u64::from(way));
        out.tabled(150, place << 8 | group);
        out.hashed(151, u64::from(place << 16 | class(-1) << 8 | group));
        out.hashed(152, u64::from(place << 16 | group << 8 | class(1)));
        out.hashed(153, u64::from(way << 8 | self.class));
        out.tabled(101, place);
        out.tabled(102, place << 4 | taken);
        out.tabled(103, place << 4 | far);
        out.hashed(104, u64::from(place << 8 | taken << 4 | far));
        out.hashed(105, mix(view.lower[token], u64::from(place)));
        out.tabled(108, place << 5 | own);
        out.hashed(109, u64::from(place << 10 | pair));
        out.hashed(110, u64::from(place << 10 | following));
        out.hashed(112, u64::from((far << 1 | side >> 1) << 10 | pair));
        out.hashed(114, mix(self.stem, u64::from(place)));
        out.hashed(115, u64::from(place << 11 | self.code << 5 | own));
        out.hashed(116, u64::from(place << 12 | self.follows << 5 | own));
        out.hashed(117, u64::from(place << 12 | self.precedes << 5 | own));
        out.hashed(118, u64::from(place << 14 | self.follows << 7 | self.precedes));
        out.tabled(119, place << 7 | state);
        out.hashed(120, mix(at(-1).map_or(OUTSIDE, |place| view.lower[place]), u64::from(place << 7 | state)));
        out.tabled(123, other << 8 | place << 4 | taken);
        // The clause edges that lie between.
        let (from, to) = if side == 0 { (token, cue.from) } else { (cue.to, token) };
        let edge = view.edge[to.max(1) - 1];
        let since = view.edge[token];
        let kind = if since == NONE { 0 } else { u32::from(view.edge_kind[since as usize]) };
        let clear = u32::from(edge == NONE || (edge as usize) < from);
        out.tabled(124, place << 6 | kind << 1 | clear);
        // The quotation that it stands in: whether it touches the cue, and what stands between.
        if let Some(quotation) = document.quotations.get(view.outer[token] as usize) {
            let open = quotation.open as usize;
            let close = quotation.close.map_or(window.to - 1, |close| close as usize);
            let last = view.lower[close.max(1) - 1];
            let before = if open > window.from { view.lower[open - 1] } else { OUTSIDE };
            out.hashed(127, mix(last, u64::from(place << 2 | mark & 3)));
            out.hashed(128, mix(before, u64::from(place << 2 | mark & 3)));
        }
        let verb = view.verb_after[token];
        if side == 0 && verb != NONE {
            let ours = u32::from(verb as usize >= cue.from && (verb as usize) < cue.to);
            out.hashed(129, u64::from(ours << 9 | place << 5 | own));
            out.hashed(130, u64::from(ours << 9 | tag(-1) << 4 | taken));
        }
        let sentence = &document.sentences[document.tokens[token].sentence as usize];
        let starts = u32::from(token == sentence.tokens.start as usize);
        let ends = bucket(sentence.tokens.end as usize - 1 - token).min(2);
        out.tabled(131, place << 3 | ends << 1 | starts);
        out.tabled(132, (place << 3 | ends << 1 | starts) << 3 | mark);
        out.hashed(133, u64::from(place << 12 | self.tag << 7 | self.follows));
        out.hashed(134, u64::from((self.gerund << 4 | place) << 6 | own << 1 | clear));
        out.hashed(135, u64::from((self.inside << 4 | place) << 7 | state));
    }
}
