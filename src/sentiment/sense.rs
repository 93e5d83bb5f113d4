//! Which sense a word has where it stands: by its part of speech, and by the words that an entry wants or does not want
//! beside it.

use crate::{
    sentiment::inflect::Inflection,
    syntax::Tag,
    text::{Document, TokenKind},
};
use lexicon_format::spec::{Neighbours, Spec, pos};
use std::ops::Range;

const DETERMINERS: [&str; 22] = [
    "the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "'s",
    "some", "any", "no", "every", "each", "such", "another",
];
const BE: [&str; 14] =
    ["is", "was", "are", "were", "be", "been", "being", "'s", "'re", "'m", "am", "seems", "looks", "became"];
const BEFORE_VERB: [&str; 25] = [
    "to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "n't", "not", "did", "do",
    "does", "who", "they", "we", "i", "he", "she", "it", "you", "'ll", "cannot",
];
const DEGREE: [&str; 10] = ["very", "so", "too", "more", "most", "quite", "rather", "as", "less", "really"];

/// The bits of `spec::pos` that a word with this tag can have. Participles can be verbs and adjectives ("the broken
/// promise", "they have broken it"), gerunds nouns as well.
fn of_tag(tag: Tag) -> u8 {
    match tag {
        Tag::Noun | Tag::Nouns | Tag::Name => pos::NOUN,
        Tag::Base | Tag::Present | Tag::PresentThird | Tag::Past => pos::VERB,
        Tag::Participle => pos::VERB | pos::ADJECTIVE,
        Tag::Gerund => pos::VERB | pos::ADJECTIVE | pos::NOUN,
        Tag::Adjective => pos::ADJECTIVE,
        Tag::Adverb | Tag::Particle | Tag::WhAdverb => pos::ADVERB,
        _ => pos::OTHER,
    }
}

/// The bits of `spec::pos` that the word at `token` can have. Its neighbours decide where they leave no doubt (taggers err
/// most on words of several classes), else its tag.
pub(super) fn parts(document: &Document, tags: &[Tag], token: usize, range: &Range<usize>) -> u8 {
    let lower = document.lower(token);
    let before = if token > range.start { document.lower(token - 1) } else { "" };
    let next_is_word = token + 1 < range.end && document.tokens[token + 1].kind == TokenKind::Word;
    let after = if next_is_word { document.lower(token + 1) } else { "" };
    if lower.ends_with("ly") && lower.len() > 4 {
        return pos::ADVERB | pos::ADJECTIVE;
    }
    let closed =
        |word: &str| matches!(word, "of" | "in" | "on" | "at" | "by" | "for" | "to" | "and" | "or" | "is" | "was");
    if DETERMINERS.contains(&before) && before != "that" {
        // "the support of", "a just cause".
        return if next_is_word && !closed(after) { pos::NOUN | pos::ADJECTIVE } else { pos::NOUN };
    }
    if BEFORE_VERB.contains(&before) {
        return if before == "to" || before == "not" || before == "n't" {
            pos::VERB | pos::ADJECTIVE | pos::ADVERB
        } else {
            pos::VERB | pos::ADVERB
        };
    }
    if DEGREE.contains(&before) {
        return pos::ADJECTIVE | pos::ADVERB;
    }
    if BE.contains(&before) {
        return pos::ADJECTIVE | pos::VERB | pos::ADVERB;
    }
    if DETERMINERS.contains(&after) || matches!(after, "him" | "them" | "me" | "us") {
        return pos::VERB | pos::ADVERB | pos::OTHER;
    }
    of_tag(tags[token])
}

/// Whether what stands beside the tokens `found` is what an entry asks for.
pub(super) fn fits(document: &Document, found: Range<usize>, range: &Range<usize>, wanted: &Neighbours) -> bool {
    let hyphen = |token: usize| usize::from(token < range.end && document.lower(token) == "-");
    let after = found.end + hyphen(found.end);
    let next = if after < range.end { document.lower(after) } else { "" };
    let before = if found.start > range.start {
        let at = found.start - 1;
        document.lower(if document.lower(at) == "-" && at > range.start { at - 1 } else { at })
    } else {
        ""
    };
    (wanted.before.is_empty() || wanted.before.contains(&next))
        && (wanted.after.is_empty() || wanted.after.contains(&before))
        && !wanted.not_before.contains(&next)
        && !wanted.not_after.contains(&before)
}

/// Whether the tokens `found`, whose form stands for `form` and can here be `here`, are the entry `spec`.
pub(super) fn counts(
    document: &Document,
    tags: &[Tag],
    found: Range<usize>,
    range: &Range<usize>,
    spec: &Spec,
    (form, inflection): (u8, Inflection),
    here: u8,
) -> bool {
    // "Shares slid": a past form is the verb, whatever the tag says.
    let here = if inflection == Inflection::Past { here | pos::VERB } else { here };
    if (spec.only || spec.attributive) && form & (here | pos::OTHER) == 0 {
        return false;
    }
    if spec.hyphen && !found.clone().any(|token| document.lower(token) == "-") {
        return false;
    }
    if spec.attributive {
        // "A just cause": a noun follows, at once or after further adjectives; "had just arrived": none does.
        let next = tags.get(found.end..range.end).unwrap_or_default();
        let adjectives = next.iter().take_while(|tag| **tag == Tag::Adjective).count();
        let noun = match next.get(adjectives) {
            Some(Tag::Mark) | None => adjectives > 0,
            Some(Tag::Base | Tag::Present | Tag::PresentThird | Tag::Adverb | Tag::Number) => true,
            Some(tag) => of_tag(*tag) & pos::NOUN != 0,
        };
        let before = if found.start > range.start { document.lower(found.start - 1) } else { "" };
        if !noun || BE.contains(&before) {
            return false;
        }
    }
    fits(document, found, range, &spec.neighbours)
}
