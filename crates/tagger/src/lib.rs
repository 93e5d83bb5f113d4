//! The sequence tagger that names, quotes and part of speech share: hashed attributes, compact weights, decoding.
//! Owns no feature and no text: a caller's extractor turns each token into attributes ([`hash`]), the tagger adds up
//! their weights and finds the best legal sequence of tags.
//!
//! It is a linear-chain conditional random field. Training (in xtask) works in floating point; here everything is
//! integer arithmetic on quantised weights, so that every build gives the same tags and margins. How to use it:
//!
//! 1. [`Tagger::read`] a weight file, once, and lay it out for speed: as a [`SimdTagger`] tagger, or as a [`CompactTagger`] one where
//!    it has few tags.
//! 2. For each token, take its attributes and add their weights to that token's row of scores.
//! 3. Decode the rows of a sentence or paragraph into a [`Path`]: tags, and for each token how far the best sequence
//!    lies above the best one that tags this token otherwise.
//! 4. [`spans`] reads the tagged spans off the path.

mod compact;
mod decode;
pub mod hash;
mod keys;
mod scores;
mod simd;
mod tags;
mod weights;

pub use compact::{CompactTagger, Row};
pub use decode::{Path, Workspace};
pub use scores::TagScores;
pub use simd::{Attributes, SimdTagger};
pub use tags::{LabelledSpan, Scheme, Tags, spans};
pub use weights::{FORMAT, MAGIC, PackedTagger, Tagger, WeightsError, checksum};
