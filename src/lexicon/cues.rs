//! The list of cues, `lexicons/cues.txt`, as a table: which words can report something, and how they colour it.
//! Owns the look-up, not whether a word reports anything where it stands.

use crate::{analysis::CueClass, hash, map::Map, text::Document};
use std::sync::LazyLock;

/// First words and their readings, as [`CueTable::unpack`] reads them.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/cues.txt"));

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// "said", "points out".
    Verb,
    /// "claim", "promises".
    Noun,
    /// "according to", "reportedly".
    Phrase,
}

impl CueKind {
    const ALL: [Self; 3] = [Self::Verb, Self::Noun, Self::Phrase];
}

/// What may follow or go before a cue as the thing reported, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frames(pub u16);

impl Frames {
    /// A clause: "said the bridge was safe".
    pub const CLAUSE: u16 = 1;
    /// A noun phrase: "praised the plan".
    pub const NOUN: u16 = 2;
    /// An infinitive: "promised to pay".
    pub const INFINITIVE: u16 = 4;
    /// A quotation: "“Never,” he quipped".
    pub const QUOTATION: u16 = 8;
    /// The hearer, before the clause: "told reporters that …".
    pub const HEARER: u16 = 16;
    /// A noun phrase seen as something: "called it a mistake".
    pub const SEEN_AS: u16 = 32;

    /// A bare noun phrase behind it is reported, whatever the class: "stressed the need".
    pub const BARE_OBJECT: u16 = 64;
    /// A clause is reported for sure only behind "that": "found the road was closed" may be no report.
    pub const THAT_ONLY: u16 = 128;
    /// It more often does something than says it: "banned the boat".
    pub const DOES: u16 = 256;
    /// The frames that the learned passes look at.
    pub const LEARNED: u16 = 63;

    /// Whether one of `frames` is among them.
    pub fn any(self, frames: u16) -> bool {
        self.0 & frames != 0
    }
}

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The words after the first one, with single spaces.
    rest: &'static str,
    /// What it is.
    pub kind: CueKind,
    /// Its class.
    pub class: CueClass,
    /// What it can report.
    pub frames: Frames,
}

impl Reading {
    /// Whether it is one word.
    pub fn single(&self) -> bool {
        self.rest.is_empty()
    }
}

/// All readings, and where those of a first word lie, by its hash.
struct CueTable {
    readings: Vec<Reading>,
    words: Map<u64, (u16, u16)>,
}

impl CueTable {
    /// Reads what `build/cues.rs` wrote: first words, each behind a capital that says how many letters of the word before
    /// it does not have, then for each of their readings a column with the numbers of its kind, class and frames, as
    /// letters from `0` on, and the words that must follow.
    fn unpack(packed: &'static str) -> Self {
        let mut table = Self { readings: Vec::new(), words: Map::default() };
        for line in packed.lines() {
            let mut columns = line.split('\t');
            let words = columns.next().unwrap_or_default();
            let first = table.readings.len() as u16;
            table.readings.extend(columns.filter_map(|column| {
                let (&[kind, class, frames, more], _) = column.as_bytes().split_first_chunk()?;
                let kind = *CueKind::ALL.get(usize::from(kind - b'0'))?;
                let class = *CueClass::ALL.get(usize::from(class - b'0'))?;
                let frames = Frames(u16::from(frames - b'0') | u16::from(more - b'0') << 6);
                Some(Reading { rest: &column[4..], kind, class, frames })
            }));
            let last = table.readings.len() as u16;
            let mut word = String::new();
            for letter in words.chars().chain(['A']) {
                if !letter.is_ascii_uppercase() {
                    word.push(letter);
                    continue;
                }
                if !word.is_empty() {
                    table.words.insert(hash::text(&word), (first, last));
                }
                word.truncate(word.len().saturating_sub(letter as usize - 'A' as usize));
            }
        }
        table
    }
}

/// The readings of a word in lower case, those of most words first.
pub fn readings(word: &str) -> &'static [Reading] {
    of(hash::text(word))
}

/// The readings of the word with this hash ([`hash::text`]).
fn of(word: u64) -> &'static [Reading] {
    static TABLE: LazyLock<CueTable> = LazyLock::new(|| CueTable::unpack(PACKED));
    let table = &*TABLE;
    table.words.get(&word).map_or(&[], |&(first, last)| &table.readings[usize::from(first)..usize::from(last)])
}

/// The longest entry that begins at a token, and how many tokens it takes; of two of one length, the verb.
pub fn at(document: &Document, token: usize) -> Option<(&'static Reading, usize)> {
    of(document.hashes[token]).iter().find_map(|reading| {
        let mut length = 1;
        for word in reading.rest.split(' ').filter(|word| !word.is_empty()) {
            if token + length >= document.tokens.len() || document.lower(token + length) != word {
                return None;
            }
            length += 1;
        }
        Some((reading, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_entry_is_found_in_its_example_with_its_class() {
        let mut missed = Vec::new();
        for line in include_str!("../../lexicons/cues.txt").lines().filter(|line| !line.is_empty()) {
            if line.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = line.split("  ").map(str::trim).collect();
            let [cue, kind, class, _, example] = columns[..] else { panic!("{line}") };
            let document = text::read(example);
            let length = cue.split(" (").next().map_or(0, |words| words.split(' ').count());
            let found = (0..document.tokens.len()).any(|token| {
                readings(document.lower(token)).iter().any(|reading| {
                    reading.class.as_str() == class
                        && format!("{:?}", reading.kind).to_lowercase() == kind
                        && (length == 1 || at(&document, token).is_some_and(|(longest, _)| longest == reading))
                })
            });
            if !found {
                missed.push(format!("{cue} as {kind} {class}: {example}"));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
