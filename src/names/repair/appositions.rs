//! Names that a noun beside them explains: "The union, Pilots of the Lagoon, said", "Adriatic Terminals, the company that runs
//! the port"; clubs by a word of their name. Owns these names, not what the text states of names that were found.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        beside_names::{self, BesideName},
        nouns,
    },
    names::{
        mention::{NameMention, SURE},
        repair::words::{merge, name_before, overlaps},
    },
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a club.
const TOLD: f64 = 0.9;

/// Confidence of a name that the tagger missed.
const MISSED: f64 = 0.7;

/// The longest such name, in tokens.
const LONGEST: usize = 12;

/// How many words stand before the noun: "the *respected old* company".
const ADJECTIVES: usize = 2;

/// Adds and types them.
pub fn read(document: &Document, mentions: &mut Vec<NameMention>) {
    appositions(document, mentions);
    explained(document, mentions);
}

/// A name of several words between commas behind the noun for a body: "The union, *Pilots of the Lagoon*, said".
fn appositions(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut more: Vec<NameMention> = Vec::new();
    for comma in 2..document.tokens.len().saturating_sub(2) {
        if document.lower(comma) != "," {
            continue;
        }
        let body = nouns::noun(document.lower(comma - 1)).is_some_and(|noun| noun.kind == EntityType::Organization)
            && document.form(comma - 1).starts_with(char::is_lowercase)
            && matches!(document.lower(comma - 2), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our");
        let start = comma + 1;
        if !body || !document.is_capital(start) {
            continue;
        }
        let goes_on = |&at: &usize| {
            document.tokens[at].kind == TokenKind::Word
                && (document.is_capital(at) || matches!(document.lower(at), "of" | "the" | "for" | "and" | "in"))
        };
        let end =
            (start..document.tokens.len().min(start + LONGEST)).take_while(goes_on).last().map_or(start, |at| at + 1);
        let closed = end < document.tokens.len() && document.lower(end) == ",";
        if !closed || end - start < 3 || !document.is_capital(end - 1) {
            continue;
        }
        let at = mentions.partition_point(|name| name.tokens.end <= start);
        let mut over = mentions[at..].iter().take_while(|name| name.tokens.start < end);
        let fits = |name: &NameMention| {
            start <= name.tokens.start
                && name.tokens.end <= end
                && name.tokens.len() < end - start
                && name.kind == EntityType::Location
        };
        if over.all(fits) {
            let span = document.tokens[start].span.join(document.tokens[end - 1].span);
            let (kind, basis) = (EntityType::Organization, MentionBasis::Beside);
            more.push(NameMention { span, tokens: start..end, kind, basis, confidence: MISSED });
        }
    }
    put_in(mentions, more);
}

/// Whether the noun phrase that goes on at `at` is a body: "respected *company* that runs the port", not "bank manager".
fn is_body(document: &Document, at: usize) -> bool {
    let sentence = document.tokens[at - 1].sentence;
    let word = |at: &usize| {
        let token = &document.tokens[*at];
        token.sentence == sentence && token.kind == TokenKind::Word && !document.is_capital(*at)
    };
    let mut phrase = (at..document.tokens.len().min(at + ADJECTIVES + 1)).take_while(word);
    let noun = |at: usize| nouns::noun(document.lower(at));
    let Some(head) = phrase.find(|&at| noun(at).is_some()) else { return false };
    let goes_on = phrase.next().is_some_and(|next| noun(next).is_some());
    !goes_on && noun(head).is_some_and(|noun| noun.kind == EntityType::Organization)
}

/// Names that the noun behind them tells, and clubs by a word of their name: "*Adriatic Terminals*, the company that runs the
/// port", "*Brenlow Rovers*".
fn explained(document: &Document, mentions: &mut Vec<NameMention>) {
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 1 && name.confidence < SURE) {
        let club =
            |token: usize| beside_names::is(document.lower(token), BesideName::Club) && document.is_capital(token);
        let open = !matches!(name.kind, EntityType::Date | EntityType::Money | EntityType::Norp);
        if open && (club(name.tokens.start) || club(name.tokens.end - 1)) {
            (name.kind, name.basis) = (EntityType::Organization, MentionBasis::Beside);
            name.confidence = name.confidence.max(TOLD);
        }
    }
    let mut more = Vec::new();
    for comma in 2..document.tokens.len().saturating_sub(2) {
        let body = document.lower(comma) == ","
            && matches!(document.lower(comma + 1), "the" | "a" | "an")
            && is_body(document, comma + 2);
        if !body {
            continue;
        }
        let first = document.sentences[document.tokens[comma].sentence as usize].tokens.start as usize;
        let Some(tokens) = name_before(document, comma, first).filter(|tokens| tokens.len() > 1) else { continue };
        // "*Baltic* Terminals"
        let is_part = |name: &NameMention| {
            tokens.start <= name.tokens.start
                && name.tokens.end < tokens.end
                && matches!(name.kind, EntityType::Location | EntityType::Norp)
        };
        let at = mentions.partition_point(|name| name.tokens.end <= tokens.start);
        if mentions[at..].iter().take_while(|name| name.tokens.start < tokens.end).all(is_part) {
            let span = document.tokens[tokens.start].span.join(document.tokens[comma - 1].span);
            let (kind, basis) = (EntityType::Organization, MentionBasis::Beside);
            more.push(NameMention { span, tokens, kind, basis, confidence: MISSED });
        }
    }
    put_in(mentions, more);
}

/// Puts names in the place of all that they overlap.
fn put_in(mentions: &mut Vec<NameMention>, more: Vec<NameMention>) {
    if !more.is_empty() {
        let taken: Vec<Range<usize>> = more.iter().map(|name| name.tokens.clone()).collect();
        mentions.retain(|name| !overlaps(&taken, &name.tokens));
        merge(mentions, more);
    }
}
