//! Names that the tagger cut wrongly or missed, put right. Owns nothing itself: each file is one repair, and says in
//! `basis` what it adds.

pub mod beside;
pub mod boundaries;
pub mod lineups;
pub mod loud;
pub mod people;
pub mod repeated;
pub mod tables;
mod words;
