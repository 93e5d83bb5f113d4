//! Parts of speech and what is built of them once for all rooms: noun phrases. Owns no meaning of words.

pub mod pos;
pub mod role_phrase;
pub mod tag;

pub use tag::Tag;
