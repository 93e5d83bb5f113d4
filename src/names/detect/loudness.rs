//! Which sentences are loud: in Title Case or in CAPITALS, so that capitals say little. Owns this look at a sentence's letters;
//! what its words are is `recasing`'s.

use crate::{
    lexicon::{
        function_words::{self, FunctionWord},
        name_parts::{self, NamePart},
    },
    names::detect::words::{Case, Words},
    text::{Document, is_clitic},
};
use std::ops::Range;

/// A line of fewer words that have a case is taken as it stands, unless one of them is as long as [`LONG`].
const FEW: usize = 3;

/// Letters of a word in capitals that is no acronym.
const LONG: usize = 6;

/// One word in so many may be in small letters in a line of Title Case though it is no small word.
const SLIPS: usize = 12;

/// How the capitals of a sentence are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// As they stand.
    Plain,
    /// Title Case: small letters are meant, capitals may be.
    Title,
    /// CAPITALS: nothing is said by them.
    Capitals,
}

/// Whether a word has small letters in Title Case, too.
pub fn is_small(lower: &str) -> bool {
    use FunctionWord::{Clause, Common, English, Fixed};
    [Common, Fixed, English, Clause].into_iter().any(|class| function_words::is(lower, class))
}

/// Whether a word has small letters in most papers' Title Case: "was" and "their" have not.
fn stays_small(lower: &str) -> bool {
    lower.chars().count() < 3
        || matches!(
            lower,
            "the" | "and" | "but" | "nor" | "for" | "with" | "from" | "into" | "over" | "than" | "via" | "per"
        )
        || name_parts::is(lower, NamePart::Particle)
}

/// How the capitals of some tokens are to be taken, by their letters alone.
pub fn loudness(document: &Document, words: &Words, tokens: Range<usize>) -> Loudness {
    let (mut capital, mut upper, mut small, mut longest) = (0usize, 0usize, 0usize, 0);
    for token in tokens.clone() {
        match words.at(token).case {
            Case::None => {}
            Case::Lower => small += 1,
            Case::Upper => {
                capital += 1;
                upper += 1;
                longest = longest.max(document.tokens[token].span.len());
            }
            Case::Initial => capital += 1,
            Case::Title | Case::Mixed => capital += 1,
        }
    }
    let all = capital + small;
    // Most sentences end here.
    if capital < small || capital < FEW && longest < LONG {
        return Loudness::Plain;
    }
    let one_letter = |token: &usize| words.at(*token).case == Case::Initial && document.tokens[*token].span.len() == 1;
    let shouted = upper + tokens.clone().filter(one_letter).count();
    if upper > 0 && shouted * SLIPS >= all * (SLIPS - 1) && longest > 3 {
        return Loudness::Capitals;
    }
    if all < FEW {
        return Loudness::Plain;
    }
    let is_slip = |token: &usize| {
        let joined = !document.tokens[*token].spaced && *token > tokens.start;
        words.at(*token).case == Case::Lower
            && !joined
            && !is_clitic(document.lower(*token))
            && !stays_small(document.lower(*token))
    };
    let slips = tokens.clone().filter(is_slip).count();
    if slips * SLIPS > all { Loudness::Plain } else { Loudness::Title }
}
