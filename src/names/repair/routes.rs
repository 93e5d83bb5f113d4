//! Places at the two ends of a way: "the Torvale—Osmark line", "Ferry: Torvale → Port Selim". Owns these pairs; the words for
//! ways are those of `lexicons/beside-names.txt`.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::beside_names::{self, BesideName},
    map::Set,
    names::{
        mention::NameMention,
        repair::words::{is_word, overlaps},
    },
    sort,
    text::Document,
};
use std::ops::Range;

/// Confidence of a place that such words show.
const TOLD: f64 = 0.8;

/// The longest name of a place that is looked for, in words.
const LONGEST: usize = 3;

/// Takes the two ends of a way for places; `people` are the words of the names of people.
pub fn read(document: &Document, people: &Set<u64>, mentions: &mut Vec<NameMention>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in 1..document.tokens.len().saturating_sub(1) {
        let mark = document.lower(token);
        let arrow = matches!(mark, "→" | "↔" | "⇒" | "⇄" | "⟶" | "->");
        let dash = matches!(mark, "-" | "\u{2010}" | "–" | "—");
        if !arrow && !dash || !is_word(document, token - 1) || !is_word(document, token + 1) {
            continue;
        }
        let sentence = &document.sentences[document.tokens[token].sentence as usize].tokens;
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let is_way = |at: usize| at < end && beside_names::is(document.lower(at), BesideName::Route);
        let joined = !document.tokens[token].spaced && !document.tokens[token + 1].spaced;
        let mut one = token - 1;
        while one > start && token - one < LONGEST && is_word(document, one - 1) {
            one -= 1;
        }
        let mut other = token + 2;
        while other < end && other - token <= LONGEST && is_word(document, other) && !is_way(other) {
            other += 1;
        }
        let fits = if arrow { (start..end).any(is_way) } else { joined && is_way(other) };
        if !fits || (one..other).any(|at| people.contains(&document.hashes[at])) {
            continue;
        }
        // Papers write "Torvale-Osmark" as one name.
        if arrow || mark == "—" { found.extend([one..token, token + 1..other]) } else { found.push(one..other) }
    }
    // "Torvale → Osmark → Ludham"
    found.dedup();
    if found.is_empty() {
        return;
    }
    mentions.retain(|name| !overlaps(&found, &name.tokens));
    mentions.extend(found.into_iter().map(|tokens| NameMention {
        span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
        tokens,
        kind: EntityType::Location,
        basis: MentionBasis::Beside,
        confidence: TOLD,
    }));
    sort::stable_by_key(mentions, |name| name.tokens.start);
}
