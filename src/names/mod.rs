//! Names: detected, repaired, clustered by who or what they name, with roles and salience. Owns the order of detection
//! and repair; pronouns and descriptions are `coreference`'s.

mod acronym;
mod apposition;
pub mod clusters;
pub mod detect;
pub mod mention;
mod normal_form;
mod repair;
pub mod roles;
mod salience;

pub use salience::rank;

use crate::text::Document;
use mention::NameMention;

/// The names of a document, in order, not overlapping.
pub fn find(document: &Document) -> Vec<NameMention> {
    let mut mentions = detect::find(document);
    repair::boundaries::repair_spans(document, &mut mentions);
    repair::repeated::complete(document, mentions)
}
