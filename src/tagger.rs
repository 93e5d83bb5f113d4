//! The sequence taggers, under the name by which all rooms ask for them. They are in `crates/tagger`, compiled for speed.

pub use ::tagger::*;
