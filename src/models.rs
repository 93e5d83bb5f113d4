//! The embedded weights, as the build has packed the files in `models/`. Owns which files are in the library and what
//! becomes of one that does not fit, not their format.

/// A file that the build has packed.
macro_rules! packed {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed"))
    };
}

/// Where names stand and of what type they are.
pub const ENTITIES: &[u8] = packed!("entities");
/// What is known of words: classes and lists.
pub const WORDS: &[u8] = packed!("words");
/// Parts of speech.
pub const POS: &[u8] = packed!("pos");
/// Statements, first pass: each token of a paragraph by itself.
pub const QUOTES_FIRST: &[u8] = packed!("quotes-first");
/// Statements, second pass: the tokens around a cue.
pub const QUOTES_SECOND: &[u8] = packed!("quotes-second");
/// How likely a statement is right.
pub const JUDGE: &str = include_str!("../models/judge.txt");
/// Who is meant by a pronoun, a description, a source.
pub const COREFERENCE: &str = include_str!("../models/coreference.txt");

/// What was read of a file. Weights that do not fit the code are a mistake of the build, which no analysis can go on
/// with: a test of xtask reads all of them, so that no such build is ever given away.
pub fn fitting<T, E>(read: Result<T, E>) -> T {
    read.unwrap_or_else(|_| panic!("the weights in models/ do not fit the code"))
}
