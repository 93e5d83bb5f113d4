//! What is known of words before any text is read: the class of words used alike, and the lists of names in which a
//! word or a phrase stands. Owns the file and its tables; `cargo xtask train words` makes it.
//!
//! Keys are hashes of lower-case forms ([`hash::text`]), cut to [`WORD_BITS`] or [`PHRASE_BITS`]: an unknown word is
//! taken for a known one once in `2^bits / words` times.
//!
//! The file begins with [`LEXICON_MAGIC`] and [`LEXICON_FORMAT`] and ends with a checksum of everything before it; the
//! tables between are `weight_format::words`'. In the library's own file they are packed, and stand alone.

use crate::{hash, tagger::checksum};
pub use weight_format::words::{PHRASE_BITS, WORD_BITS};
use weight_format::words::{WordTables, Words};

/// How the file begins.
pub const LEXICON_MAGIC: [u8; 4] = *b"aaLX";
/// Version of the layout.
pub const LEXICON_FORMAT: u16 = 2;
/// Tokens of the longest phrase.
pub const LONGEST: usize = 5;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordEntry {
    /// Its class; 0 where it has none.
    pub class: u8,
    /// The number of its set of lists; 0 where it stands in none.
    pub set: u8,
    /// The lists in which it stands, a bit each.
    pub lists: u32,
}

/// What is known of words.
#[derive(Clone, Debug)]
pub struct WordLexicon(WordTables);

/// The key of a word or phrase with this hash, of so many bits.
pub fn key(hash: u64, bits: u32) -> u32 {
    (hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> (64 - bits)) as u32
}

/// The hash of a phrase of one word more.
pub fn longer(phrase: u64, word: u64) -> u64 {
    hash::mix(phrase, word)
}

impl WordLexicon {
    /// Reads and checks a file; on failure, says which part makes no sense.
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let content = bytes.len().saturating_sub(8);
        if bytes.get(..4) != Some(&LEXICON_MAGIC[..]) || bytes.get(4..6) != Some(&LEXICON_FORMAT.to_le_bytes()[..]) {
            return Err("no lexicon of this format");
        }
        if checksum(&bytes[..content]).to_le_bytes() != bytes[content..] {
            return Err("checksum");
        }
        Words::plain(&bytes[6..content]).and_then(Words::tables).map(Self).ok_or("content")
    }

    /// Reads the library's own file, which the build has packed.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        WordTables::unpack(bytes).map(Self)
    }

    /// What is known of the word whose lower-case form has this hash.
    #[inline]
    pub fn word(&self, hash: u64) -> WordEntry {
        let Some((set, class, lists)) = self.0.word(key(hash, WORD_BITS)) else { return WordEntry::default() };
        WordEntry { class, set, lists }
    }

    /// The kind of the phrase with this hash ([`longer`] of its words' in turn).
    #[inline]
    pub fn phrase(&self, hash: u64) -> Option<u8> {
        self.0.phrase(key(hash, PHRASE_BITS))
    }
}
