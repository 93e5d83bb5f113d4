//! Features of the extraction: which attributes a token has, by itself (`first`) and seen from a cue (`second`). Owns the
//! list of them, not the weights.

mod attributes;
mod first;
mod second;

pub use attributes::{FEATURES, Named, Sequence, Sink, TokenAttributes, tables};
pub use first::first;
pub use second::{Cue, Outlook, between};
