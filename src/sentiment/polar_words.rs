//! The polar words of a sentence with what acts on them: found, then composed. Owns that no word of a name is one.

use crate::{
    sentiment::{
        compose::{Composed, compose},
        find,
        lexicon::OwnWords,
        name_tokens::NameToken,
    },
    syntax::Tag,
    text::Document,
};
use std::ops::Range;

/// The polar words of the sentence `range`, whose tokens stand in the `clauses`, with what acts on them.
pub fn of_sentence(
    document: &Document,
    tags: &[Tag],
    range: &Range<usize>,
    clauses: &[u16],
    own: &OwnWords,
    names: &[NameToken],
) -> Vec<Composed> {
    let mut findings = find::find(document, tags, range.clone(), own);
    // "Grace Okello" praises nobody.
    findings.hits.retain(|hit| hit.tokens.clone().all(|token| names[token] == NameToken::No));
    compose(document, tags, range, clauses, findings)
}
