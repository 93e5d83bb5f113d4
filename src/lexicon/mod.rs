//! What is known of words before any text is read: classes and lists, nouns for people and bodies, cues. Owns the look-ups;
//! the lists themselves are in `lexicons/` and `models/words.bin`.

pub mod cues;
pub mod lists;
pub mod nouns;
pub mod people;
pub mod words;
