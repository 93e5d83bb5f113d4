//! Statements: content, cue and source found by learned passes and by rule, and joined. Owns the order of these; who is
//! meant by a source is `speakers`'.

pub mod columns;
mod innermost;
pub mod learned;
pub mod line;
mod merge;
pub mod rule;
mod rules;
pub mod statement;
mod tag_corrections;

pub use innermost::{Voices, place};

use crate::{analysis::Entity, models, syntax::pos::Tag, text::Document};
use columns::View;
use learned::Models;
use statement::Statement;
use std::sync::LazyLock;

static MODELS: LazyLock<Option<Models>> =
    LazyLock::new(|| Models::read(models::QUOTES_FIRST, models::QUOTES_SECOND).ok());

/// The statements of a document whose tokens have the parts of speech `tags`, by the start of their first span, and the
/// columns that they were read from.
pub fn find<'d>(document: &'d Document<'d>, tags: &'d [Tag], entities: &[Entity]) -> (View<'d>, Vec<Statement>) {
    match MODELS.as_ref() {
        Some(models) => find_with(document, tags, entities, models),
        None => (View::new(document, tags), Vec::new()),
    }
}

/// [`find`], with other weights.
pub fn find_with<'d>(
    document: &'d Document<'d>,
    tags: &'d [Tag],
    entities: &[Entity],
    models: &Models,
) -> (View<'d>, Vec<Statement>) {
    let mut view = View::new(document, tags);
    let learned = learned::find(&view, models);
    let statements = merge::assemble(&mut view, entities, learned);
    (view, statements)
}
