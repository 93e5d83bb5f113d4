//! Who says what: content, cue and source found, joined into quotes, given their speaker.

mod antecedent;
mod aside;
mod assembly;
mod attribution;
mod complement;
mod continued;
mod cues;
mod described;
mod direct;
mod edges;
pub mod extract;
pub mod features;
mod headline;
mod indirect;
mod line;
mod mend;
mod mentioned;
mod phrase;
mod place;
mod speaker;
mod spoken;
pub mod statement;
mod subject;
mod turns;
mod unnamed;
pub mod view;
mod written;

pub use mentioned::mention_speakers;
pub use place::{Voices, place};

use crate::{
    analysis::{Entity, Quote},
    pos::Tag,
    score::Score,
    text::{Document, Span},
};
use extract::Models;
use statement::{Hint, Run, Statement};
use std::sync::LazyLock;
use view::View;

static MODELS: LazyLock<Option<Models>> = LazyLock::new(|| {
    let first = include_bytes!("../../models/quotes-first.bin");
    let second = include_bytes!("../../models/quotes-second.bin");
    Models::read(first, second).ok()
});

/// The quotes of a document whose tokens have the parts of speech `tags`, by the start of their first span.
pub fn find(document: &Document, tags: &[Tag], entities: &[Entity]) -> Vec<Quote> {
    match MODELS.as_ref() {
        Some(models) => find_with(document, tags, entities, models),
        None => Vec::new(),
    }
}

/// [`find`], with other weights.
pub fn find_with(document: &Document, tags: &[Tag], entities: &[Entity], models: &Models) -> Vec<Quote> {
    let mut view = View::new(document, tags);
    let learned = extract::find(&view, models);
    let statements = assembly::assemble(&mut view, entities, learned);
    let voices = speaker::find(&view, entities, &statements);
    let spoken = statements.iter().zip(voices).filter(|(statement, voice)| {
        // "Weather: …" is a label without a speaker.
        statement.hint != Hint::Label || voice.speaker.is_some() || voice.anonymous
    });
    spoken.map(|(statement, voice)| quote(document, statement, voice)).collect()
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
