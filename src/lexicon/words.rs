//! What is known of words before any text is read: the class of words used alike, and the lists of names in which a
//! word or a phrase stands. Owns the file and its tables; `cargo xtask train words` makes it.
//!
//! Keys are hashes of lower-case forms ([`hash::text`]), cut to [`WORD_BITS`] or [`PHRASE_BITS`]: an unknown word is
//! taken for a known one once in `2^bits / words` times.
//!
//! All numbers are little-endian. In order:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | [`LEXICON_MAGIC`] |
//! | 2 | [`LEXICON_FORMAT`] |
//! | 1 | number of sets of lists, less 1 |
//! | 4 each | the lists of each set, a bit each; one can stand twice, and means the same in both places |
//! | 4, 1 | number of words, Rice parameter |
//! | 4 + n | length, then the keys of words, sorted, Rice-coded |
//! | 1 each | each word's set of lists |
//! | 1 each | the class of each word, 0 is none; nothing for words of a set that stands once more behind |
//! | 4, 1, 4 + n | the same for phrases |
//! | 1 each | the kind of each phrase |
//! | 8 | checksum of everything before |

use crate::{
    hash,
    tagger::{checksum, rice::unrice},
};

/// How the file begins.
pub const LEXICON_MAGIC: [u8; 4] = *b"aaLX";
/// Version of the layout.
pub const LEXICON_FORMAT: u16 = 2;
/// Bits of a word's key.
pub const WORD_BITS: u32 = 22;
/// Bits of a phrase's key.
pub const PHRASE_BITS: u32 = 24;
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
        Self::parts(&bytes[6..content]).ok_or("content")
    }

    fn parts(mut input: &[u8]) -> Option<Self> {
        let mut take = |length: usize| {
            let (taken, rest) = input.split_at_checked(length)?;
            input = rest;
            Some(taken)
        };
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0usize, |sum, &byte| sum << 8 | usize::from(byte));
        let sets = number(take(1)?) + 1;
        let sets: Vec<u32> = take(4 * sets)?.chunks(4).map(|bytes| number(bytes) as u32).collect();

        let words = number(take(4)?);
        let rice = u32::from(take(1)?[0]);
        let length = number(take(4)?);
        let keys = unrice(take(length)?, rice, words, WORD_BITS)?;
        let first: Vec<usize> =
            sets.iter().map(|set| sets.iter().position(|other| other == set).unwrap_or(0)).collect();
        let set = take(words)?;
        if set.iter().any(|&set| usize::from(set) >= sets.len()) {
            return None;
        }
        // Most towns have no class.
        let classless: Vec<bool> = (0..sets.len()).map(|set| first[set + 1..].contains(&set)).collect();
        let classed = set.iter().filter(|&&set| !classless[usize::from(set)]).count();
        let mut class = take(classed)?.iter();
        let values: Option<Vec<u32>> = set
            .iter()
            .map(|&set| {
                let class = if classless[usize::from(set)] { 0 } else { *class.next()? };
                Some(u32::from(class) | (first[usize::from(set)] as u32) << 8)
            })
            .collect();
        let values = values?;
        let words = Table::new(&keys, &values, WORD_BITS);

        let phrases = number(take(4)?);
        let rice = u32::from(take(1)?[0]);
        let length = number(take(4)?);
        let keys = unrice(take(length)?, rice, phrases, PHRASE_BITS)?;
        let values: Vec<u32> = take(phrases)?.iter().map(|&kind| u32::from(kind)).collect();
        let phrases = Table::new(&keys, &values, PHRASE_BITS);
        Some(Self { sets, words, phrases })
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

/// Key of an empty slot; keys have fewer bits.
const EMPTY: u32 = u32::MAX;

/// Open addressing with linear probing, in the order of the keys.
#[derive(Clone, Debug)]
struct Table {
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Table {
    fn new(keys: &[u32], values: &[u32], bits: u32) -> Self {
        let capacity_bits = (keys.len() * 3 / 2).max(2).next_power_of_two().trailing_zeros().min(bits);
        let shift = bits - capacity_bits;
        let mut slots = vec![(EMPTY, 0); (1 << capacity_bits) + 1];
        for (&key, &value) in keys.iter().zip(values) {
            let mut slot = (key >> shift) as usize;
            while slots.get(slot).is_some_and(|slot| slot.0 != EMPTY) {
                slot += 1;
            }
            if slot + 1 >= slots.len() {
                slots.resize(slot + 2, (EMPTY, 0));
            }
            slots[slot] = (key, value);
        }
        Self { slots, shift }
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
