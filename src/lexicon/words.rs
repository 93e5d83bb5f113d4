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
use weight_format::words::{Packed, Words};

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

/// The tables.
#[derive(Clone, Debug)]
pub struct WordLexicon {
    sets: Vec<u32>,
    words: Table,
    phrases: Table,
}

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
        Words::plain(&bytes[6..content]).map(Self::of).ok_or("content")
    }

    /// Reads the library's own file, which the build has packed.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let packed = Packed::read(bytes)?;
        let [words, phrases] = packed.numbers();
        let mut lexicon = Self::with_room(packed.sets().to_vec(), words, phrases);
        let (words, phrases) = (&mut lexicon.words, &mut lexicon.phrases);
        packed.each(|key, set, class| words.add(key, word(set, class)), |key, kind| phrases.add(key, kind.into()))?;
        Some(lexicon)
    }

    fn of(known: Words) -> Self {
        let mut lexicon = Self::with_room(known.sets, known.words.len(), known.phrases.len());
        known.words.iter().for_each(|&(key, set, class)| lexicon.words.add(key, word(set, class)));
        known.phrases.iter().for_each(|&(key, kind)| lexicon.phrases.add(key, kind.into()));
        lexicon
    }

    fn with_room(sets: Vec<u32>, words: usize, phrases: usize) -> Self {
        Self { sets, words: Table::with_room(words, WORD_BITS), phrases: Table::with_room(phrases, PHRASE_BITS) }
    }

    /// What is known of the word whose lower-case form has this hash.
    #[inline]
    pub fn word(&self, hash: u64) -> WordEntry {
        match self.words.get(key(hash, WORD_BITS)) {
            None => WordEntry::default(),
            Some(value) => {
                let set = (value >> 8) as u8;
                WordEntry { class: value as u8, set, lists: self.sets[usize::from(set)] }
            }
        }
    }

    /// The kind of the phrase with this hash ([`longer`] of its words' in turn).
    #[inline]
    pub fn phrase(&self, hash: u64) -> Option<u8> {
        self.phrases.get(key(hash, PHRASE_BITS)).map(|kind| kind as u8)
    }
}

/// What the table says of a word.
fn word(set: u8, class: u8) -> u32 {
    u32::from(class) | u32::from(set) << 8
}

/// Key of an empty slot; keys have fewer bits.
const EMPTY: u32 = u32::MAX;

/// Open addressing with linear probing, in the order of the keys.
#[derive(Clone, Debug)]
struct Table {
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Table {
    /// An empty table for so many keys.
    fn with_room(keys: usize, bits: u32) -> Self {
        let capacity_bits = (keys * 3 / 2).max(2).next_power_of_two().trailing_zeros().min(bits);
        Self { slots: vec![(EMPTY, 0); (1 << capacity_bits) + 1], shift: bits - capacity_bits }
    }

    /// Adds a key above all others.
    #[inline]
    fn add(&mut self, key: u32, value: u32) {
        let mut slot = (key >> self.shift) as usize;
        while self.slots.get(slot).is_some_and(|slot| slot.0 != EMPTY) {
            slot += 1;
        }
        if slot + 1 >= self.slots.len() {
            self.slots.resize(slot + 2, (EMPTY, 0));
        }
        self.slots[slot] = (key, value);
    }

    #[inline(always)]
    fn get(&self, key: u32) -> Option<u32> {
        let mut slot = (key >> self.shift) as usize;
        loop {
            let (found, value) = self.slots[slot];
            if found == key {
                return Some(value);
            }
            if found == EMPTY {
                return None;
            }
            slot += 1;
        }
    }
}
