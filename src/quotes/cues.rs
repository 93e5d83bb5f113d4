//! The list of cues, `lexicons/cues.txt`, as a table: which words can report something, and how they colour it.
//! Owns the look-up, not whether a word reports anything where it stands.

use crate::text::Document;

include!(concat!(env!("OUT_DIR"), "/cues.rs"));

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// "said", "points out".
    Verb,
    /// "claim", "promises".
    Noun,
    /// "according to", "reportedly".
    Phrase,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Verb, Self::Noun, Self::Phrase];
}

/// What may follow or go before a cue as the thing reported, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frames(pub u8);

impl Frames {
    /// A clause: "said the bridge was safe".
    pub const CLAUSE: u8 = 1;
    /// A noun phrase: "praised the plan".
    pub const NOUN: u8 = 2;
    /// An infinitive: "promised to pay".
    pub const INFINITIVE: u8 = 4;
    /// A quotation: "“Never,” he quipped".
    pub const QUOTATION: u8 = 8;
    /// The hearer, before the clause: "told reporters that …".
    pub const HEARER: u8 = 16;
    /// A noun phrase seen as something: "called it a mistake".
    pub const SEEN_AS: u8 = 32;

    /// Whether one of `frames` is among them.
    pub fn any(self, frames: u8) -> bool {
        self.0 & frames != 0
    }
}

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The words after the first one, with single spaces.
    rest: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Its class, an index of [`CLASSES`].
    pub class: u8,
    /// What it can report.
    pub frames: Frames,
}

impl Reading {
    /// Whether it is one word.
    pub fn single(&self) -> bool {
        self.rest.is_empty()
    }

    /// The name of its class.
    pub fn class_name(&self) -> &'static str {
        CLASSES[self.class as usize]
    }
}

/// The readings of a word in lower case, those of most words first.
pub fn readings(word: &str) -> &'static [Reading] {
    let mut slot = hash(word);
    loop {
        slot &= SLOTS.len() as u32 - 1;
        let index = SLOTS[slot as usize];
        if index == u16::MAX {
            return &[];
        }
        let ((from, first), (to, last)) = (KEYS[index as usize], KEYS[index as usize + 1]);
        if &WORDS[from as usize..to as usize] == word {
            return &READINGS[first as usize..last as usize];
        }
        slot += 1;
    }
}

/// The longest entry that begins at a token, and how many tokens it takes; of two of one length, the verb.
pub fn at(document: &Document, token: usize) -> Option<(&'static Reading, usize)> {
    readings(document.lower(token)).iter().find_map(|reading| {
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

/// FNV-1a.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
                    reading.class_name() == class
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
