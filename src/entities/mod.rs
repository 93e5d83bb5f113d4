//! Who and what is named: mentions found, typed and grouped into entities, with roles, descriptions and pronouns.

mod evidence;
pub mod features;
mod group;
pub mod mentions;
mod words;

use crate::{analysis::Entity, score::Score, text::Document};

/// The entities of a document, in no particular order, without salience. Sentiment and quotes are filled in by the
/// rooms that know them.
pub fn find(document: &Document) -> Vec<Entity> {
    group::group(document, mentions::find(document))
}

/// Gives every entity its salience, orders them by it and numbers them.
pub fn rank(_document: &Document, entities: &mut [Entity]) {
    let most = entities.iter().map(|entity| entity.mentions.len()).max().unwrap_or(1) as f64;
    for entity in entities.iter_mut() {
        entity.salience = Score::new(entity.mentions.len() as f64 / most);
    }
    entities.sort_by_key(|entity| {
        (std::cmp::Reverse(entity.mentions.len()), entity.mentions.first().map(|mention| mention.span.key()))
    });
    for (id, entity) in entities.iter_mut().enumerate() {
        entity.id = id as u32;
    }
}
