//! How weights and what is known of words are packed for the module. Shared by the build script, which packs what the
//! trainers wrote, and by the library, which unpacks it at its first need. Owns the two layouts of a model's large tables,
//! plain and packed, and the code in which the packed one stands; knows no tags, words or features.

mod encode;
mod input;
mod rice;
mod symbols;
pub mod weights;
pub mod words;
