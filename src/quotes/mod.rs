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
    score::Score,
    text::{Document, Span},
};
use statement::{Run, Statement};

/// The quotes of a document, by the start of their first span.
pub fn find(document: &Document, entities: &[Entity]) -> Vec<Quote> {
    let mut statements = rules::find(document);
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
