//! Statements: content, cue and source found by learned passes and by rule, and joined. Owns the order of these; who is
//! meant by a source is `speakers`'.

pub mod columns;
mod cue;
mod innermost;
pub mod learned;
mod merge;
pub mod rule;
mod rules;
pub mod statement;
mod tag_corrections;

pub use innermost::{InnermostQuotes, place};
pub use rules::Ruled;

use crate::{analysis::Entity, models, syntax::Tag, text::Document};
use columns::Columns;
use learned::{Models, feature_columns::FeatureColumns};
use statement::Statement;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> =
    LazyLock::new(|| models::fitting(Models::read(models::QUOTES_FIRST, models::QUOTES_SECOND)));

/// The statements of a document whose tokens have the parts of speech `tags`, by the start of their first span, and the
/// columns that they were read from.
pub fn find<'d>(document: &'d Document<'d>, tags: &'d [Tag], entities: &[Entity]) -> (Columns<'d>, Vec<Statement>) {
    find_with(document, tags, entities, &MODELS)
}

/// [`find`], with other weights.
pub fn find_with<'d>(
    document: &'d Document<'d>,
    tags: &'d [Tag],
    entities: &[Entity],
    models: &Models,
) -> (Columns<'d>, Vec<Statement>) {
    let (columns, readings) = read(document, tags, entities, models);
    let statements = readings.merged(&columns);
    (columns, statements)
}

/// What was read in a document, before one place is given to one statement.
#[derive(Clone)]
pub struct Readings {
    /// By rule.
    pub ruled: Ruled,
    /// By the learned passes.
    pub learned: Vec<Statement>,
}

impl Readings {
    /// The statements of both, joined.
    pub fn merged(self, columns: &Columns) -> Vec<Statement> {
        merge::merge(columns, self.ruled, self.learned)
    }
}

/// What rules and learned passes read in a document.
pub fn read<'d>(
    document: &'d Document<'d>,
    tags: &'d [Tag],
    entities: &[Entity],
    models: &Models,
) -> (Columns<'d>, Readings) {
    let features = FeatureColumns::new(document, tags);
    let learned = learned::find(&features, models);
    let columns = tag_corrections::corrected(&features.columns, entities);
    drop(features);
    let ruled = rules::find(&columns);
    (columns, Readings { ruled, learned })
}
