//! Two names that the tagger took for one: what a bracket explains, lists of places and bodies, a preposition before a name.
//! Owns these cuts; people whom a hyphen joins and the other edges of names are `boundaries`'.

use crate::{
    analysis::EntityType,
    lexicon::{lists, nouns, words::longer},
    names::{
        detect,
        mention::{NameMention, SURE},
        repair::words::{merge, span},
    },
    text::Document,
};
use std::ops::Range;

/// Cuts them; `mentions` stay in order.
pub fn split(document: &Document, mentions: &mut Vec<NameMention>) {
    split_at_brackets(document, mentions);
    split_lists(document, mentions);
    strip_prepositions(document, mentions);
    split_joined_bodies(document, mentions);
}

/// A name and what stands for it in a bracket that the name does not close are two: "LFN (Liard Nation".
fn split_at_brackets(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 2) {
        let Some(open) = name.tokens.clone().find(|&token| document.lower(token) == "(") else { continue };
        if (open..name.tokens.end).any(|token| document.lower(token) == ")") {
            continue;
        }
        let mut other = open + 1..name.tokens.end;
        if other.len() > 1 && document.lower(other.start) == "the" {
            other.start += 1;
        }
        if open == name.tokens.start {
            (name.span, name.tokens) = (span(document, &other), other);
        } else if !other.is_empty() {
            more.push(NameMention { span: span(document, &other), tokens: other, ..name.clone() });
            name.tokens.end = open;
            name.span = span(document, &name.tokens);
        }
    }
    merge(mentions, more);
}

/// "the government *of* Canada" names Canada.
fn strip_prepositions(document: &Document, mentions: &mut [NameMention]) {
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 1 && name.kind != EntityType::Date) {
        let first = name.tokens.start;
        if matches!(document.form(first), "of" | "in" | "at" | "from" | "by" | "and" | "or") {
            name.tokens.start += 1;
            name.span = span(document, &name.tokens);
            if nouns::country(name.span.of(document.text)).is_some() {
                name.kind = EntityType::Location;
            }
        }
    }
}

/// Cuts at "or", and places and bodies at a comma: "Tarnby, Ostell", but not "Torvale, Kenya" nor "Ministry of Ports, Roads and
/// Water".
fn split_lists(document: &Document, mentions: &mut Vec<NameMention>) {
    let lexicon = detect::lexicon();
    let heads = |tokens: &Range<usize>| {
        tokens.clone().any(|token| lexicon.word(document.hashes[token]).lists >> lists::ORGANIZATION_WORD & 1 == 1)
    };
    let country = |tokens: &Range<usize>| nouns::country(span(document, tokens).of(document.text)).is_some();
    // "Torvale, DC"
    let holds = |tokens: &Range<usize>| {
        tokens.clone().any(|token| {
            lexicon.word(document.hashes[token]).lists >> lists::REGION & 1 == 1
                || document.form(token).chars().nth(1).is_some_and(|second| second == '.' || second.is_uppercase())
        })
    };
    let mut more = Vec::new();
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 2 && name.confidence < SURE) {
        let inner = name.tokens.start + 1..name.tokens.end - 1;
        let Some(cut) = inner.clone().find(|&token| matches!(document.lower(token), "or" | ",")) else { continue };
        let (one, other) = (name.tokens.start..cut, cut + 1..name.tokens.end);
        let fits = match name.kind {
            EntityType::Date | EntityType::Money => false,
            _ if document.lower(cut) == "or" => true,
            EntityType::Location => country(&one) || !country(&other) && !holds(&other),
            EntityType::Organization => heads(&one) && heads(&other) && document.is_capital(other.start),
            _ => false,
        };
        if fits {
            more.push(NameMention { span: span(document, &other), tokens: other, ..name.clone() });
            name.span = span(document, &one);
            name.tokens = one;
        }
    }
    merge(mentions, more);
}

/// Two bodies that the lists know, joined by "and": "Amnesty International and Human Rights Watch".
fn split_joined_bodies(document: &Document, mentions: &mut Vec<NameMention>) {
    let lexicon = detect::lexicon();
    let known = |tokens: Range<usize>| {
        let words = tokens.clone().fold(0, |phrase, token| longer(phrase, document.hashes[token]));
        match tokens.len() {
            0 => false,
            1 => lexicon.word(document.hashes[tokens.start]).lists >> lists::ORGANIZATION & 1 == 1,
            _ => lexicon.phrase(words).is_some_and(|kind| kind == lists::ORGANIZATION + 1),
        }
    };
    let mut more = Vec::new();
    for name in mentions.iter_mut().filter(|name| name.kind == EntityType::Organization && name.tokens.len() > 2) {
        let Some(and) = name.tokens.clone().find(|&token| document.lower(token) == "and") else { continue };
        let (one, other) = (name.tokens.start..and, and + 1..name.tokens.end);
        if known(one.clone()) && known(other.clone()) {
            more.push(NameMention { span: span(document, &other), tokens: other, ..name.clone() });
            name.span = span(document, &one);
            name.tokens = one;
        }
    }
    merge(mentions, more);
}
