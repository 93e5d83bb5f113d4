//! Names that the tagger cut wrongly or missed, put right. Owns nothing itself: each file is one repair, and says in
//! `basis` what it adds.

pub mod appositions;
pub mod beside;
pub mod boundaries;
pub mod enumeration;
pub mod lineups;
pub mod lone;
pub mod loud;
pub mod people;
pub mod repeated;
mod routes;
mod split;
pub mod tables;
mod words;
