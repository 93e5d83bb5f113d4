//! Where clauses meet, where one begins, and whether one follows. Owns the edges of clauses, not their subjects.

use crate::syntax::{
    line::Line,
    noun_phrase::{bracket_before, nickname_before, opens_phrase},
    tag::Tag,
};

/// A word or mark at which two clauses can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A comma, semicolon or colon.
    Comma,
    /// A bracket, dash or ellipsis.
    Break,
    /// "but".
    Contrast,
    /// "and": it joins phrases as often as clauses.
    And,
    /// "that": a determiner as often as a complementizer.
    That,
    /// "because", "if", "whether": a clause follows.
    Subordinator,
    /// "who", "which", "when".
    Relative,
    /// "after", "as": a clause or a noun phrase follows.
    Time,
}

/// The edge that a token in lower case is. Who asks says which edges count: a negation reaches over "and", since it joins
/// phrases too; the clause of a pronoun ends there.
pub fn edge(lower: &str) -> Option<Edge> {
    Some(match lower {
        "," | ";" | ":" => Edge::Comma,
        "(" | ")" | "–" | "—" | "--" | "..." | "…" => Edge::Break,
        "but" => Edge::Contrast,
        "and" => Edge::And,
        "that" => Edge::That,
        "because" | "while" | "although" | "though" | "if" | "unless" | "whether" | "whereas" => Edge::Subordinator,
        "who" | "which" | "when" => Edge::Relative,
        "as" | "after" | "before" | "since" | "until" => Edge::Time,
        _ => return None,
    })
}

/// Where the clause of the verb group that begins at `end` starts, commas not counted.
pub fn clause_start(line: &Line, end: usize, strict: bool) -> usize {
    let lo = line.from.max(end.saturating_sub(60));
    let mut at = end;
    while at > lo {
        if let Some(open) = nickname_before(line, at).filter(|&open| open > lo && line.tag(open - 1) == Tag::Name) {
            at = open;
            continue;
        }
        if let Some(open) = bracket_before(line, at).filter(|&open| open > lo) {
            at = open;
            continue;
        }
        let token = at - 1;
        if !line.ours(token) || line.ends(token) {
            break;
        }
        let tag = line.tag(token);
        let boundary = match edge(line.word(token)) {
            Some(Edge::That) => tag == Tag::Preposition || at < end && opens_phrase(line, at),
            Some(Edge::Subordinator | Edge::Contrast) => true,
            Some(Edge::Time) => {
                line.tag(token) == Tag::Preposition && line.is(at, &["he", "she", "they", "it", "we", "i"])
            }
            _ => matches!(tag, Tag::WhAdverb) || tag.is_relative() && at < end && opens_phrase(line, at),
        };
        if boundary && strict {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether a clause begins at `from`: a noun phrase and its finite verb, before `to`.
pub fn has_clause(line: &Line, from: usize, to: usize) -> bool {
    let to = to.min(from + 60);
    // "knew me": an object.
    if line.is(from, &["me", "him", "them", "us"]) {
        return false;
    }
    let mut verb = None;
    for token in from..to {
        let joins = || line.is(token, &[","]) && line.is(token + 1, &["and", "but", "who", "which"]);
        // "claimed a medal while two others fell": the verb of another clause.
        let another = || token > from && edge(line.word(token)) == Some(Edge::Subordinator);
        if line.ours(token) && (line.ends(token) || joins() || another()) {
            break;
        }
        if token > from && line.finite(token) {
            verb = Some(token);
            break;
        }
    }
    let starts = opens_phrase(line, from)
        || !line.ours(from)
        || matches!(line.tag(from), Tag::There | Tag::Preposition | Tag::WhAdverb | Tag::Adverb | Tag::Gerund);
    // "said nothing that helped": the verb is a relative clause's.
    let relative = |verb: usize| {
        (from..verb).any(|token| line.tag(token).is_relative() || line.is(token, &["than"]))
            && !line.is(from, &["those", "people", "anyone", "everyone"])
    };
    // "knows the port and waits": the verb has the subject of the one before.
    let joined = |verb: usize| {
        let before = (from..verb).rev().find(|&token| line.tag(token) != Tag::Adverb);
        before.is_some_and(|before| before > from && line.is(before, &["and", "but", "or"]))
    };
    starts && verb.is_some_and(|verb| !relative(verb) && !joined(verb))
}
