//! What both readings of a document found, before one place is given to one statement. Owns the pair, not the readings.

use crate::quotes::{learned::Margins, rules::Ruled, statement::Statement};

/// What was read in a document.
#[derive(Clone)]
pub struct Readings {
    /// By rule.
    pub ruled: Ruled,
    /// By the learned passes, each with its margins.
    pub learned: Vec<(Statement, Margins)>,
}
