//! Who says what: content, cue and source found, joined into quotes, given their speaker.

mod cues;
pub mod extract;
pub mod features;
mod place;
mod rules;
mod speaker;
pub mod statement;
pub mod view;

pub use place::{Voices, place};

use crate::{
    analysis::{Entity, Quote},
    pos::Tag,
    score::Score,
    text::{Document, Span},
};
use extract::Models;
use statement::{Run, Statement};
use std::sync::LazyLock;
use view::View;

static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| {
    let first = include_bytes!("../../models/quotes-first.bin");
    let second = include_bytes!("../../models/quotes-second.bin");
    Models::read(first, second).ok()
});

/// The quotes of a document whose tokens have the parts of speech `tags`, by the start of their first span.
pub fn find(document: &Document, tags: &[Tag], entities: &[Entity]) -> Vec<Quote> {
    let Some(models) = MODELS.as_ref() else { return Vec::new() };
    let mut statements = extract::find(&View::new(document, tags), models);
    rules::alone(document, &mut statements);
    statements.retain(|statement| !statement.content.is_empty());
    statements.sort_by_key(|statement| (statement.start(), statement.content[0]));
    let voices = speaker::find(document, entities, &statements);
    statements.iter().zip(voices).map(|(statement, voice)| quote(document, statement, voice)).collect()
}

fn quote(document: &Document, statement: &Statement, voice: speaker::Voice) -> Quote {
    let spans = |runs: &[Run]| -> Vec<Span> { runs.iter().map(|run| run.span(document)).collect() };
    Quote {
        kind: statement.kind(document),
        content: spans(&statement.content),
        cue: spans(&statement.cue),
        cue_class: statement.class(document),
        source: spans(&statement.source),
        speaker: voice.speaker,
        anonymous: voice.anonymous,
        basis: voice.basis,
        confidence: Score::new(statement.confidence * voice.confidence),
    }
}
