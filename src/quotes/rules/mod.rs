//! Statements by rule: direct speech by its marks, turns by their layout, indirect speech by its cues. Owns the list of
//! rules; which of two readings of one place is kept is `merge`'s.

pub mod attribution;
pub mod complement;
pub mod direct;
pub mod headline;
pub mod indirect;
pub mod parenthetical;
pub mod turns;
pub mod utterances;
