//! The hash of all rooms, under the name by which they ask for it. It is in `crates/tagger`, compiled for speed.

pub use ::tagger::hash::*;
