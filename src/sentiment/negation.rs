//! What a negation negates: the predicate of its clause, and what that governs. Owns the reach of "not", "never", "nobody",
//! by parts of speech, not which words negate.

use crate::{
    syntax::{
        Tag,
        clause::{Edge, edge},
        governed::governed_end,
        verb_group::is_be,
    },
    text::Document,
};
use std::ops::Range;

/// How many tokens a negation looks for its predicate, and how many that has at most.
const REACH: usize = 12;

/// Verbs that link a subject to what is said of it, as "be" does: "did not feel safe".
const LINKING: [&str; 7] = ["seem", "look", "become", "feel", "remain", "sound", "appear"];

/// What a negation reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Negated {
    /// The predicate: words in it mean the opposite: "was not good", "never liked".
    pub predicate: Range<usize>,
    /// What the predicate governs: its words mean what they mean, but it does not come about: "did not bring peace".
    pub governed: Range<usize>,
}

/// What the negation at `tokens` negates in the sentence `range`; `subject` where it is a subject itself or stands before one:
/// "nobody liked the play", "neither side praised the plan".
pub(super) fn negated(
    document: &Document,
    tags: &[Tag],
    range: &Range<usize>,
    tokens: &Range<usize>,
    subject: bool,
) -> Negated {
    let end = range.end.min(tokens.end + REACH);
    let lower = |token: usize| document.lower(token);
    let auxiliary = |token: usize| {
        tags[token] == Tag::Modal || is_be(lower(token)) || matches!(lower(token), "do" | "does" | "did" | "been")
    };
    // "They cannot allow crimes": what stands behind is a verb, whatever the tag says.
    let helps = |token: usize| tags[token] == Tag::Modal || matches!(lower(token), "do" | "does" | "did" | "cannot");
    let adverb = |token: usize| matches!(tags[token], Tag::Adverb | Tag::Particle);
    // "is not", "isn't", "'s not": the verb stands before its negation.
    let before = (range.start..tokens.start).rev().take(2).find(|&token| !adverb(token));
    // Right behind such a word and before its object.
    let mistagged = |token: usize| {
        let object = |tag: Tag| tag.is_noun() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Adjective);
        (token == tokens.end && (before.is_some_and(helps) || helps(tokens.start)))
            && (tags[token].is_noun() || tags[token] == Tag::Adverb && !lower(token).ends_with("ly"))
            && token + 1 < end
            && (object(tags[token + 1]) || matches!(lower(token + 1), "this" | "that" | "these" | "those" | "such"))
    };
    let mut linked = before.is_some_and(|token| is_be(lower(token)) || matches!(lower(token), "'s" | "'re" | "'m"));
    let mut at = tokens.end;
    // "Not one house was damaged": it stands before a subject.
    let counted = !linked && before.is_none_or(|token| tags[token] == Tag::Mark || tags[token] == Tag::Conjunction);
    if subject || counted && at < end && matches!(tags[at], Tag::Number | Tag::Determiner) {
        // "None of them liked", "neither side praised", "nor is the food good": the predicate stands behind its subject.
        let verb = (at..end).find(|&token| tags[token].is_finite() || edge(lower(token)) == Some(Edge::Comma));
        at = verb.unwrap_or(at);
    }
    // "Nothing good came of it."
    let from = if lower(tokens.start) == "nothing" { tokens.end } else { at };
    while at < end
        && !mistagged(at)
        && (auxiliary(at) || adverb(at) || lower(at) == "have" && at + 1 < end && is_verb(tags[at + 1]))
    {
        linked |= is_be(lower(at));
        at += 1;
    }
    let is_predicate = |at: usize| is_verb(tags[at]) || mistagged(at);
    if at < end && is_predicate(at) && !LINKING.iter().any(|verb| lower(at).starts_with(verb)) {
        // "has not gone down well"
        let to = (at + 1..end).find(|&token| !adverb(token)).unwrap_or(end);
        let governed_to = if linked && tags[at] != Tag::Gerund {
            to // "was not blamed for the fire"
        } else {
            governed_end(document, tags, to, range.end.min(to + REACH), false)
        };
        return Negated { predicate: from..to, governed: to..governed_to.max(to) };
    }
    if at < end && is_verb(tags[at]) {
        at += 1;
    }
    let to = phrase_end(document, tags, at, end);
    Negated { predicate: from..to, governed: to..to }
}

fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Base | Tag::Present | Tag::PresentThird | Tag::Past | Tag::Participle | Tag::Gerund)
}

/// Where a predicate of nouns and adjectives ends: "not a good idea | for them", "not kind and honest | but", "not safe | and
/// workers are worried".
fn phrase_end(document: &Document, tags: &[Tag], from: usize, end: usize) -> usize {
    let mut noun = false;
    for token in from..end {
        let tag = tags[token];
        let goes_on = match tag {
            Tag::Conjunction => {
                !noun && document.lower(token) != "but" && token + 1 < end && tags[token + 1] == Tag::Adjective
            }
            Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Adverb | Tag::Number | Tag::Genitive => true,
            // "not reported", "not a failed state"
            Tag::Participle | Tag::Gerund => true,
            _ => {
                noun |= tag.is_noun_or_name();
                tag.is_noun_or_name()
            }
        };
        if !goes_on {
            return token;
        }
    }
    end
}
