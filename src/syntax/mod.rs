//! Parts of speech and what is built of them once for all rooms: noun phrases, verb groups, clauses, subjects. Owns no
//! meaning of words.

pub mod adverbial;
pub mod clause;
pub mod governed;
pub mod line;
pub mod noun_phrase;
pub mod pos;
pub mod role_phrase;
pub mod subject;
pub mod tag;
pub mod verb_group;

pub use tag::Tag;
