//! Names: detected, repaired, clustered by who or what they name, with roles and salience. Owns the order of detection and
//! repair; pronouns and descriptions are `coreference`'s.

pub mod clusters;
pub mod detect;
pub mod normal_form;
mod repair;
pub mod roles;
mod salience;

pub use salience::rank;

use crate::text::Document;
use detect::Found;

/// The names of a document, in order, not overlapping.
pub fn find(document: &Document) -> Vec<Found> {
    let mut found = detect::find(document);
    repair::boundaries::mend(document, &mut found);
    repair::repeated::complete(document, found)
}
