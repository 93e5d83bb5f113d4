//! The embedded weights, each as the bytes of its file in `models/`. Owns which files are in the library, not their format.

/// Where names stand and of what type they are.
pub const ENTITIES: &[u8] = include_bytes!("../models/entities.bin");
/// What is known of words: classes and lists.
pub const WORDS: &[u8] = include_bytes!("../models/words.bin");
/// Parts of speech.
pub const POS: &[u8] = include_bytes!("../models/pos.bin");
/// Statements, first pass: each token of a paragraph by itself.
pub const QUOTES_FIRST: &[u8] = include_bytes!("../models/quotes-first.bin");
/// Statements, second pass: the tokens around a cue.
pub const QUOTES_SECOND: &[u8] = include_bytes!("../models/quotes-second.bin");
