//! Statements: content, cue and source found by learned passes and by rule, and joined. Owns the order of these; who is
//! meant by a source is `speakers`'.

pub mod columns;
mod cue;
mod innermost;
pub mod judge;
pub mod learned;
pub mod merge;
pub mod readings;
pub mod rule;
mod rules;
pub mod statement;
mod tag_corrections;

pub use innermost::{InnermostQuotes, place};
pub use rules::Ruled;

use crate::{analysis::Entity, models, syntax::Tag, text::Document};
use columns::Columns;
use judge::Judge;
use learned::{Models, feature_columns::FeatureColumns};
use merge::candidates::candidates;
use readings::Readings;
use statement::Statement;
use std::sync::LazyLock;

static MODELS: LazyLock<Models> =
    LazyLock::new(|| models::fitting(Models::unpack(models::QUOTES_FIRST, models::QUOTES_SECOND)));

static JUDGE: LazyLock<Judge> = LazyLock::new(|| models::fitting(Judge::read(models::JUDGE)));

/// The statements of a document whose tokens have the parts of speech `tags`, by the start of their first span, and the
/// columns that they were read from.
pub fn find<'d>(document: &'d Document<'d>, tags: &'d [Tag], entities: &[Entity]) -> (Columns<'d>, Vec<Statement>) {
    find_with(document, tags, entities, &MODELS, &JUDGE)
}

/// [`find`], with other weights.
pub fn find_with<'d>(
    document: &'d Document<'d>,
    tags: &'d [Tag],
    entities: &[Entity],
    models: &Models,
    judge: &Judge,
) -> (Columns<'d>, Vec<Statement>) {
    let (columns, readings) = read(document, tags, entities, models);
    let candidates = candidates(&columns, entities, readings);
    let statements = merge::merge(&columns, candidates, judge);
    (columns, statements)
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
