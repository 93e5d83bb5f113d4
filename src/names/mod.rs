//! Names: detected, repaired, clustered by who or what they name, with roles and salience. Owns the order of detection
//! and repair; pronouns and descriptions are `coreference`'s.

mod acronym;
mod apposition;
pub mod clusters;
pub mod detect;
pub mod mention;
mod normal_form;
pub mod own;
pub mod own_patterns;
mod repair;
pub mod roles;
mod salience;

pub use normal_form::fold;
pub use salience::rank;

use crate::{syntax::Tag, text::Document};
use detect::casing::Casing;
use mention::NameMention;
use own::OwnNames;
use own_patterns::Matches;

/// The names of a document, in order, not overlapping, and the sentences in which capitals say little; `matches` are those of
/// a caller's patterns, `tags` the parts of speech.
pub fn find(document: &Document, tags: &[Tag], own: &OwnNames, matches: &Matches) -> (Vec<NameMention>, Casing) {
    let (mut mentions, casing) = detect::find(document, tags);
    repair::boundaries::repair_spans(document, &mut mentions);
    repair::people::complete(document, detect::lexicon(), &casing, &mut mentions);
    repair::lone::complete(document, tags, detect::lexicon(), &casing, &mut mentions);
    repair::enumeration::complete(document, &mut mentions);
    repair::tables::read(document, &mut mentions);
    repair::lineups::read(document, &mut mentions);
    repair::appositions::read(document, &mut mentions);
    repair::beside::retype(document, detect::lexicon(), &mut mentions);
    repair::loud::cut(document, &casing, &mut mentions);
    mentions = own.put_in(document, &casing, matches, mentions);
    mentions = repair::repeated::complete(document, mentions);
    own.take_out(document, &mut mentions);
    (mentions, casing)
}
