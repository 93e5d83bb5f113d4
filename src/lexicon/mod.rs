//! What is known of words before any text is read: classes and lists, nouns for people and organizations, cues. Owns
//! the look-ups; the lists themselves are in `lexicons/` and `models/words.bin`.

pub mod abbreviations;
pub mod beside_names;
pub mod calendar;
pub mod cues;
pub mod datelines;
pub mod forms_of_address;
pub mod function_words;
pub mod furniture;
pub mod given_names;
pub mod irregular_verbs;
pub mod lists;
pub mod name_parts;
pub mod noun_classes;
pub mod nouns;
pub mod occasions;
pub mod people;
pub mod speech_verbs;
pub(crate) mod word_list;
pub mod words;
