//! A name where it stands in the text. Owns the shape that detection, repair and clustering share, and the confidences
//! that they compare, not how a name is found.

use crate::{
    analysis::{EntityType, MentionBasis},
    span::Span,
};
use std::ops::Range;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct NameMention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its place in the text.
    pub span: Span,
    /// Its type.
    pub kind: EntityType,
    /// Which step found it, a key of [`crate::analysis::Mention::basis`].
    pub basis: MentionBasis,
    /// How sure that is, in [0, 1].
    pub confidence: f64,
}

/// A mention below this confidence is wrong more often than right: its name is looked for nowhere else, and a single
/// word stays a word.
pub const LIKELY: f64 = 0.5;

/// From this confidence on, the tagger's type stands against titles and full names that suggest another.
pub const SURE: f64 = 0.8;
