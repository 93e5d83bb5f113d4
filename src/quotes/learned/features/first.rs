//! What the first pass looks at: each token of a paragraph by itself. Owns the templates 1 to 99.

use crate::{
    hash::mix,
    lexicon::cues::Frames,
    quotes::learned::{
        feature_columns::{FeatureColumns, NONE},
        features::attributes::{NO_TAG, OUTSIDE, Sequence, Sink, bucket},
    },
};

/// Gives `out` the attributes of `token`.
#[inline(always)]
pub fn first(view: &FeatureColumns, sequence: Sequence, token: usize, out: &mut impl Sink) {
    let document = view.columns.document;
    let at = |offset: isize| sequence.at(token, offset);
    let word = |offset: isize| at(offset).map_or(OUTSIDE, |place| view.lower[place]);
    let tag = |offset: isize| at(offset).map_or(NO_TAG, |place| view.columns.tags[place] as u32);
    let cue = |offset: isize| at(offset).map_or(0, |place| u32::from(view.columns.cue[place]));
    let marked = |offset: isize| at(offset).map_or(4, |place| view.marked[place] as u32);
    let class = |offset: isize| at(offset).map_or(0, |place| u32::from(view.class[place]));
    let here = view.lower[token];
    let stem = view.stem[token];
    let sentence = &document.sentences[document.tokens[token].sentence as usize];
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let own = tag(0);
    let (last, next) = (tag(-1), tag(1));
    let pair = last << 5 | own;
    let following = own << 5 | next;
    out.tabled(1, 1);
    // Words.
    out.hashed(2, here);
    out.hashed(3, stem);
    out.hashed(4, word(-1));
    out.hashed(5, word(1));
    out.hashed(6, word(-2));
    out.hashed(7, word(2));
    // Parts of speech.
    out.tabled(10, own);
    out.tabled(11, pair);
    out.tabled(12, following);
    out.hashed(13, u64::from(pair << 5 | next));
    out.hashed(14, u64::from(tag(-2) << 10 | pair));
    out.hashed(15, u64::from(following << 5 | tag(2)));
    // Classes of words that are used alike.
    let (group, group_before, group_after) = (class(0), class(-1), class(1));
    out.tabled(70, group);
    out.hashed(71, u64::from(group_before << 8 | group));
    out.hashed(72, u64::from(group << 8 | group_after));
    out.hashed(73, u64::from(group << 10 | following));
    out.hashed(74, u64::from(group_before << 16 | group_after << 8 | own));
    // Listed cues.
    let frames = u32::from(view.columns.frames[token] & Frames::LEARNED);
    let code = cue(0);
    out.tabled(20, code);
    out.tabled(21, cue(-1));
    out.tabled(22, cue(1));
    out.tabled(23, code << 5 | own);
    out.hashed(24, u64::from(code << 10 | last << 5 | next));
    out.hashed(25, u64::from(frames << 11 | (code & 1) << 10 | next << 5 | tag(2)));
    out.hashed(26, mix(stem, u64::from(following)));
    // Quotation marks.
    let mark = marked(0);
    let state = mark * 25 + marked(-1) * 5 + marked(1);
    out.tabled(30, state);
    out.hashed(31, mix(here, u64::from(state)));
    out.tabled(32, state << 5 | own);
    out.hashed(33, u64::from((marked(-1) * 5 + marked(-2)) << 10 | following));
    if let Some(quotation) = document.quotations.get(view.outer[token] as usize) {
        let open = quotation.open as usize;
        let close = quotation.close.map_or(sequence.to - 1, |close| close as usize).min(sequence.to - 1);
        let before = if open > sequence.from { view.lower[open - 1] } else { OUTSIDE };
        let after = if close + 1 < sequence.to { view.lower[close + 1] } else { OUTSIDE };
        let last = if close > open { view.lower[close - 1] } else { OUTSIDE };
        let opens = u32::from(open == start);
        out.hashed(34, mix(before, u64::from(mark)));
        out.hashed(35, mix(after, u64::from(mark)));
        out.hashed(36, mix(last, u64::from(mark << 1 | opens)));
        out.tabled(37, bucket(close.saturating_sub(open)) << 3 | (mark & 3) << 1 | opens);
    }
    // Distances to listed cues and verbs.
    for (template, other) in [(40, view.cue_before[token]), (45, view.cue_after[token])] {
        if other == NONE {
            out.tabled(template, 0);
            out.tabled(template + 3, own);
            continue;
        }
        let other = other as usize;
        let distance = bucket(other.abs_diff(token));
        let same = u32::from(view.outer[other] == view.outer[token]);
        let code = u32::from(view.columns.cue[other]) << 1 | same;
        out.tabled(template, code << 4 | distance);
        out.hashed(template + 1, mix(view.stem[other], u64::from(same)));
        out.tabled(template + 3, code << 5 | own);
    }
    let verb = view.verb_after[token];
    if verb != NONE {
        let verb = verb as usize;
        let far = bucket(verb - token).min(5);
        out.hashed(50, mix(view.stem[verb], u64::from(far)));
        out.hashed(51, u64::from(u32::from(view.columns.cue[verb]) << 8 | far << 5 | own));
    }
    // Clause edges.
    let edge = view.edge[token];
    let (kind, from) =
        if edge == NONE { (0, start) } else { (u32::from(view.edge_kind[edge as usize]), edge as usize) };
    out.tabled(55, kind << 3 | bucket(token - from).min(5));
    out.tabled(56, kind << 5 | own);
    let before = view.cue_before[token];
    let between = before != NONE && (edge == NONE || edge < before);
    let code = if before == NONE { 0 } else { u32::from(view.columns.cue[before as usize]) };
    out.tabled(57, kind << 8 | code << 1 | u32::from(between));
    // The place in sentence and paragraph.
    let paragraph = &document.paragraphs[sentence.paragraph as usize];
    out.tabled(60, bucket(token - start).min(3) | bucket(end - 1 - token).min(3) << 2);
    let edges = u32::from(start == sequence.from) | u32::from(end == sequence.to) << 1;
    out.tabled(61, (paragraph.kind as u32) << 2 | edges);
    out.hashed(62, mix(view.lower[start], u64::from(own)));
    let capital = u32::from(view.capital[token]);
    out.tabled(63, capital | u32::from(token == start) << 1 | own << 2);
    out.tabled(64, capital << 12 | next << 7 | cue(1));
}
