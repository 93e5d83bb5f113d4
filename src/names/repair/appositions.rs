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
        repair::words::{is_capital, name_before, overlaps},
    },
    sort,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a club.
const TOLD: f64 = 0.9;

/// Confidence of a name that the tagger missed.
const MISSED: f64 = 0.7;

/// The longest such name, in tokens.
const LONGEST: usize = 12;

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
        if !body || !is_capital(document, start) {
            continue;
        }
        let goes_on = |&at: &usize| {
            document.tokens[at].kind == TokenKind::Word
                && (is_capital(document, at) || matches!(document.lower(at), "of" | "the" | "for" | "and" | "in"))
        };
        let end =
            (start..document.tokens.len().min(start + LONGEST)).take_while(goes_on).last().map_or(start, |at| at + 1);
        let closed = end < document.tokens.len() && document.lower(end) == ",";
        if !closed || end - start < 3 || !is_capital(document, end - 1) {
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
    if !more.is_empty() {
        let taken: Vec<Range<usize>> = more.iter().map(|name| name.tokens.clone()).collect();
        mentions.retain(|name| !overlaps(&taken, &name.tokens));
        mentions.extend(more);
        sort::stable_by_key(mentions, |name| name.tokens.start);
    }
}

/// Names that the noun behind them tells, and clubs by a word of their name: "*Adriatic Terminals*, the company that runs the
/// port", "*Brenlow Rovers*".
fn explained(document: &Document, mentions: &mut Vec<NameMention>) {
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 1 && name.confidence < SURE) {
        let club =
            |token: usize| beside_names::is(document.lower(token), BesideName::Club) && is_capital(document, token);
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
            && nouns::noun(document.lower(comma + 2)).is_some_and(|noun| noun.kind == EntityType::Organization)
            && document.tokens[comma].sentence == document.tokens[comma + 2].sentence;
        if !body {
            continue;
        }
        let first = document.sentences[document.tokens[comma].sentence as usize].tokens.start as usize;
        let Some(tokens) = name_before(document, comma, first).filter(|tokens| tokens.len() > 1) else { continue };
        let at = mentions.partition_point(|name| name.tokens.end <= tokens.start);
        if mentions.get(at).is_none_or(|name| name.tokens.start >= tokens.end) {
            let span = document.tokens[tokens.start].span.join(document.tokens[comma - 1].span);
            let (kind, basis) = (EntityType::Organization, MentionBasis::Beside);
            more.push(NameMention { span, tokens, kind, basis, confidence: MISSED });
        }
    }
    if !more.is_empty() {
        mentions.extend(more);
        sort::stable_by_key(mentions, |name| name.tokens.start);
    }
}
