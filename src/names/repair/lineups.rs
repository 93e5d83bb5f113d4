//! Line-ups and scorers: lists of players behind their team, "Torvale: Osei; Lindqvist, Bello (Eze 62)". Owns the shape of
//! such lines and whose names stand in them.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        beside_names::{self, BesideName},
        calendar,
    },
    names::mention::NameMention,
    sort,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// So many players make a line-up.
const FEW: usize = 4;

/// The most tokens of a player's name.
const LONGEST: usize = 4;

/// Confidence of a player.
const PLAYER: f64 = 0.8;

/// Makes people of the names in line-ups and of scorers, and a body of the team before them.
pub fn read(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut found: Vec<(Range<usize>, EntityType)> = Vec::new();
    for paragraph in &document.paragraphs {
        line(document, paragraph.tokens.start as usize..paragraph.tokens.end as usize, &mut found);
    }
    if found.is_empty() {
        return;
    }
    let overlaps = |name: &NameMention| {
        let at = found.partition_point(|(tokens, _)| tokens.end <= name.tokens.start);
        found.get(at).is_some_and(|(tokens, _)| tokens.start < name.tokens.end)
    };
    mentions.retain(|name| !overlaps(name));
    mentions.extend(found.iter().map(|(tokens, kind)| NameMention {
        span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
        tokens: tokens.clone(),
        kind: *kind,
        basis: MentionBasis::Column,
        confidence: PLAYER,
    }));
    sort::stable_by_key(mentions, |name| name.tokens.start);
}

/// Reads a line, if it is one of players.
fn line(document: &Document, tokens: Range<usize>, found: &mut Vec<(Range<usize>, EntityType)>) {
    let lower = |token: usize| document.lower(token);
    // Cheap to see of almost every paragraph: it has no colon or bracket near its beginning.
    let Some(colon) = tokens.clone().take(8).find(|&token| matches!(lower(token), ":" | "(")) else { return };
    let scorers = lower(colon) == "(";
    // The minutes of goals stand in the brackets: "TODAY TORVALE (AFN)" has none.
    let closed = tokens.clone().find(|&token| scorers && lower(token) == ")");
    let tokens = tokens.start..closed.map_or(tokens.end, |token| token + 1);
    let minutes = |token: usize| {
        document.tokens[token].kind == TokenKind::Number
            && token + 1 < tokens.end
            && matches!(lower(token + 1), ")" | "," | ";" | "'" | "\u{2019}" | "pen")
            && token > tokens.start
            && document.is_capital(token - 1)
            // "Police today (July 26, 2022)"
            && !calendar::says_when(lower(token - 1))
    };
    let marked = tokens.clone().any(|token| minutes(token) || beside_names::is(lower(token), BesideName::Lineup));
    let team = lower(colon) == ":" && colon > tokens.start;
    if !marked || !(team || scorers) {
        return;
    }
    let from = colon + 1;
    let is_name = |token: usize| {
        document.tokens[token].kind == TokenKind::Word
            && document.is_capital(token)
            && !calendar::says_when(lower(token))
    };
    let joins = |token: usize| matches!(lower(token), "-" | "de" | "van" | "al" | "da" | "dos" | "bin");
    let parts = |token: usize| {
        matches!(lower(token), "," | ";" | "(" | ")" | ":" | "." | "-" | "\u{2013}" | "/" | "and" | "for" | "'")
            || document.tokens[token].kind == TokenKind::Number
            || beside_names::is(lower(token), BesideName::Lineup)
    };
    let mut players = Vec::new();
    let (mut token, mut others) = (from, 0);
    while token < tokens.end {
        if !is_name(token) || beside_names::is(lower(token), BesideName::Lineup) {
            others += usize::from(!parts(token));
            token += 1;
            continue;
        }
        let start = token;
        while token < tokens.end && (is_name(token) || joins(token) && token + 1 < tokens.end && is_name(token + 1)) {
            token += 1;
        }
        if token - start > LONGEST {
            return;
        }
        players.push(start..token);
    }
    let enough = if scorers { 1 } else { FEW };
    if players.len() < enough || others > players.len() / 2 {
        return;
    }
    let called = team
        && colon - tokens.start <= LONGEST
        && (tokens.start..colon).all(is_name)
        && !beside_names::is(lower(tokens.start), BesideName::Lineup);
    if called {
        found.push((tokens.start..colon, EntityType::Organization));
    }
    found.extend(players.into_iter().map(|player| (player, EntityType::Person)));
}
