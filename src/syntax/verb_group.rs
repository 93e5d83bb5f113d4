//! A verb with its auxiliaries and adverbs: "did not say", "was told", "to have said". Owns their extent and what they say
//! of the verb: negation, voice, finiteness.

use crate::syntax::{Tag, line::Line};

const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];
const HAVE: [&str; 5] = ["has", "have", "had", "having", "'ve"];
const DO: [&str; 3] = ["does", "did", "do"];
const NOT: [&str; 4] = ["not", "n't", "never", "neither"];

/// Whether a word in lower case is a form of "be" that is written out: before a participle it makes a passive.
pub fn is_be(lower: &str) -> bool {
    BE.contains(&lower)
}

/// A verb with its auxiliaries and adverbs.
#[derive(Clone, Copy, Debug)]
pub struct VerbGroup {
    /// Its first token.
    pub from: usize,
    /// The verb itself.
    pub verb: usize,
    /// One past its last token.
    pub to: usize,
    /// "did not say".
    pub negated: bool,
    /// "was told".
    pub passive: bool,
    /// "to say".
    pub infinitive: bool,
    /// "saying", without an auxiliary.
    pub hanging: bool,
}

/// The verb at `verb`, a cue of `length` tokens, with its auxiliaries.
pub fn verb_group(line: &Line, verb: usize, length: usize) -> VerbGroup {
    let mut group = VerbGroup {
        from: verb,
        verb,
        to: (verb + length).min(line.to),
        negated: false,
        passive: false,
        infinitive: false,
        hanging: false,
    };
    let (mut be, mut any) = (false, false);
    while group.from > line.from && line.ours(group.from - 1) && verb - group.from < 6 {
        let word = line.word(group.from - 1);
        let tag = line.tag(group.from - 1);
        let auxiliary = is_be(word) || HAVE.contains(&word) || DO.contains(&word) || tag == Tag::Modal;
        let adverb = tag == Tag::Adverb && !line.document.is_capital(group.from - 1);
        if !auxiliary && !adverb && !NOT.contains(&word) {
            break;
        }
        if is_be(word) && !any {
            be = true;
        }
        any |= auxiliary;
        group.negated |= NOT.contains(&word);
        group.from -= 1;
    }
    group.infinitive = group.from > line.from
        && line.is(group.from - 1, &["to"])
        && matches!(line.tag(verb), Tag::Base | Tag::Noun | Tag::Present);
    group.passive = be && matches!(line.tag(verb), Tag::Participle | Tag::Past);
    group.hanging = line.tag(verb) == Tag::Gerund && !any;
    group
}
