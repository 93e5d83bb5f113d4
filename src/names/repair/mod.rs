//! Names that the tagger cut wrongly or missed, put right. Owns nothing itself: each file is one repair, and says in
//! `basis` what it adds.

pub mod boundaries;
pub mod repeated;
mod words;
