//! What is no statement though it has the shape of one: guesses, and what nobody can say. Owns these refusals; which of
//! two readings stays is the merge's.

use crate::{
    analysis::{CueClass, QuoteKind},
    lexicon::{cues, people},
    quotes::{columns::Columns, statement::Statement},
    syntax::Tag,
    text::{Document, Run},
};

/// How sure a statement has to be whose shape is that of a guess.
const LIKELY: f64 = 0.6;

/// A content of at most so many tokens is a guess, without marks and a listed cue.
const SHORT: usize = 3;

/// A cue of at least so many tokens is a guess, without marks.
const LONG: usize = 6;

/// Whether a learned statement is more than a guess: without marks, a content of a word or two behind no listed cue, or a
/// cue as long as half a sentence, has to be likely.
pub fn is_likely(document: &Document, statement: &Statement) -> bool {
    let tokens = |runs: &[Run]| runs.iter().map(|run| run.to - run.from).sum::<usize>();
    let listed = || {
        statement.cue.iter().flat_map(|run| run.tokens()).any(|token| !cues::readings(document.lower(token)).is_empty())
    };
    let guess = tokens(&statement.content) <= SHORT && !listed() || tokens(&statement.cue) >= LONG;
    !guess || statement.confidence >= LIKELY || statement.kind(document) != QuoteKind::Indirect
}

/// Whether the speaker of a statement is what is said: "a person briefed on it".
pub fn says_itself(statement: &Statement) -> bool {
    let mut pairs = statement.source.iter().flat_map(|source| statement.content.iter().map(move |run| (source, run)));
    pairs.any(|(source, run)| source.from < run.to && run.from < source.to)
}

/// Whether what the learned extraction found can be somebody's words at all.
pub fn can_be_said(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let Some(first) = statement.content.first() else { return false };
    let count = document.tokens.len();
    let is = |token: usize, words: &[&str]| token < document.tokens.len() && words.contains(&document.lower(token));
    // "asked not to be named"
    let unnamed =
        (first.from..(first.from + 6).min(first.to)).any(|token| is(token, &["named", "identified", "anonymity"]));
    // "said nothing"
    let nothing =
        statement.content.len() == 1 && first.to == first.from + 1 && is(first.from, &["nothing", "little", "so"]);
    // "The mayor, asked whether …, said …": the one who was asked does not ask.
    let asked = statement.cue.iter().any(|cue| is(cue.from, &["asked"]) && cue.from > 0 && is(cue.from - 1, &[","]));
    // "so-called"
    let called = statement.cue.iter().any(|cue| cue.from > 1 && is(cue.from - 1, &["-"]) && is(cue.from - 2, &["so"]));
    // A cue without a listed word before a word or two between marks: "walk past a wall of “before” and “after” pictures".
    let short = document.tokens[first.from].side.is_some()
        && first.from + 3 < count
        && document.tokens[first.from + 1..first.from + 4].iter().any(|token| token.side.is_some());
    let listed = !short
        || statement.cue.is_empty()
        || statement
            .cue
            .iter()
            .flat_map(|run| run.tokens())
            .any(|token| !cues::readings(document.lower(token)).is_empty())
        || statement.cue.iter().any(|run| document.lower(run.from) == ":");
    // "the path finds its way": nobody who speaks, and nothing that is a sentence.
    let mark = |token: usize| document.tokens[token].quotation.is_some();
    let sentence = statement
        .content
        .iter()
        .flat_map(|run| run.tokens())
        .any(|token| mark(token) || columns.tags[token].is_finite());
    let finite = |token: usize| matches!(columns.tags[token], Tag::Past | Tag::Present | Tag::PresentThird);
    // "and adds a mile to the walk": a verb without a speaker.
    let open = statement.source.is_empty() && !statement.cue.iter().flat_map(|run| run.tokens()).any(finite);
    let speaker = open
        || statement.source.iter().any(|&run| {
            people::speaker_in(document, run.tokens())
                || run.tokens().any(|token| {
                    matches!(
                        columns.tags[token],
                        Tag::Name | Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Possessive
                    ) || people::document(document.lower(token))
                })
        });
    // "a person briefed on it said": the speaker is the whole, which a rule finds.
    let part = statement.source.iter().any(|source| {
        let rest = statement.content.iter().any(|run| run.to == source.from);
        rest && columns.tags[source.from - 1] == Tag::Preposition
    });
    // "The board heard Astrid Berge and Kamau Njoroge."
    let names = statement.content.iter().flat_map(|run| run.tokens()).all(|token| {
        matches!(columns.tags[token], Tag::Name | Tag::Conjunction | Tag::Mark | Tag::Determiner) && !mark(token)
    });
    let heard = names && statement.class(document) == Some(CueClass::Think);
    listed && (sentence || speaker) && !(unnamed || nothing || called || asked || part || heard)
}
