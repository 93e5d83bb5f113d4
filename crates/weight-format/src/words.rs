//! What is known of words, plain and packed. Owns these tables, not what a class or a list means.
//!
//! Plain, as `cargo xtask train words` writes it, all numbers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | number of sets of lists, less 1 |
//! | 4 each | the lists of each set, a bit each; one can stand twice, and means the same in both places |
//! | 4, 1 | number of words, Rice parameter |
//! | 4 + n | length, then the keys of words, sorted, Rice-coded |
//! | 1 each | each word's set of lists |
//! | 1 each | the class of each word, 0 is none; nothing for words of a set that stands once more behind |
//! | 4, 1, 4 + n | the same for phrases |
//! | 1 each | the kind of each phrase |
//!
//! Packed: the sets as they are; the numbers of words and of phrases and how many lower bits of a difference of keys stand
//! as they are; the models ([`crate::symbols`]) of words' and phrases' keys, sets, classes by set, kinds; and their stream.

use crate::{
    encode::{self, Writer},
    input::{byte, number, section, take},
    rice::unrice,
    symbols::{Keys, Model, Stream, TOGETHER},
};

/// Bits of a word's key.
pub const WORD_BITS: u32 = 22;
/// Bits of a phrase's key.
pub const PHRASE_BITS: u32 = 24;

/// The tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The lists of each set.
    pub sets: Vec<u32>,
    /// The key of each word, rising, its set and its class.
    pub words: Vec<(u32, u8, u8)>,
    /// The key of each phrase, rising, and its kind.
    pub phrases: Vec<(u32, u8)>,
}

impl Words {
    /// Reads what is plain; `None` where it makes no sense.
    pub fn plain(mut input: &[u8]) -> Option<Self> {
        let input = &mut input;
        let number_of_sets = usize::from(byte(input)?) + 1;
        let sets = read_sets(input, number_of_sets)?;
        let (keys, length) = plain_keys(input, WORD_BITS)?;
        let set = take(input, length)?;
        if set.iter().any(|&set| usize::from(set) >= sets.len()) {
            return None;
        }
        // Most towns have no class.
        let classless = |set: usize| sets[set + 1..].contains(&sets[set]);
        let first = |set: usize| sets.iter().position(|other| *other == sets[set]).unwrap_or(set) as u8;
        let of_sets: Vec<(bool, u8)> = (0..sets.len()).map(|set| (classless(set), first(set))).collect();
        let classed = set.iter().filter(|&&set| !of_sets[usize::from(set)].0).count();
        let mut class = take(input, classed)?.iter();
        let mut words = Vec::with_capacity(length);
        for (key, &set) in keys.into_iter().zip(set) {
            let (classless, first) = of_sets[usize::from(set)];
            words.push((key, first, if classless { 0 } else { *class.next()? }));
        }
        let (keys, length) = plain_keys(input, PHRASE_BITS)?;
        let phrases = keys.into_iter().zip(take(input, length)?.iter().copied()).collect();
        Some(Self { sets, words, phrases })
    }

    /// Packs them.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = vec![(self.sets.len() - 1) as u8];
        self.sets.iter().for_each(|set| out.extend(set.to_le_bytes()));
        let mut writer = Writer::new(&CONTEXTS);
        let begin = |out: &mut Vec<u8>, number: usize, bits: u32| {
            let lower = encode::lower_bits(number, bits);
            out.extend((number as u32).to_le_bytes());
            out.push(lower as u8);
            lower
        };
        let lower = [begin(&mut out, self.words.len(), WORD_BITS), begin(&mut out, self.phrases.len(), PHRASE_BITS)];
        let mut next = 0;
        for &(key, set, class) in &self.words {
            encode::key(&mut writer, key, next, lower[0]);
            writer.symbol(1, 0, set);
            writer.symbol(2, set.into(), class);
            writer.fill();
            next = key + 1;
        }
        next = 0;
        for &(key, kind) in &self.phrases {
            encode::key(&mut writer, key, next, lower[1]);
            writer.symbol(3, 0, kind);
            writer.fill();
            next = key + 1;
        }
        out.extend(writer.finish());
        out
    }

    /// The same laid out for looking up; `None` where the keys don't rise.
    pub fn tables(self) -> Option<WordTables> {
        let mut words = KeyTable::with_room(self.words.len(), WORD_BITS);
        let mut end = End::default();
        self.words.iter().try_for_each(|&(key, set, class)| words.add(&mut end, key, word(set, class)))?;
        words.done(&end);
        let mut phrases = KeyTable::with_room(self.phrases.len(), PHRASE_BITS);
        let mut end = End::default();
        self.phrases.iter().try_for_each(|&(key, kind)| phrases.add(&mut end, key, kind.into()))?;
        phrases.done(&end);
        Some(WordTables { sets: self.sets, words, phrases })
    }
}

/// The tables laid out for looking up.
#[derive(Clone, Debug)]
pub struct WordTables {
    sets: Vec<u32>,
    words: KeyTable,
    phrases: KeyTable,
}

impl WordTables {
    /// Unpacks them; `None` where they make no sense.
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        Packed::read(packed)?.tables()
    }

    /// The set, the class and the lists of the word with this key.
    #[inline]
    pub fn word(&self, key: u32) -> Option<(u8, u8, u32)> {
        let [class, set] = self.words.get(key)?.to_le_bytes();
        Some((set, class, *self.sets.get(usize::from(set))?))
    }

    /// The kind of the phrase with this key.
    #[inline]
    pub fn phrase(&self, key: u32) -> Option<u8> {
        self.phrases.get(key).map(|kind| kind as u8)
    }
}

/// Tables that are packed.
struct Packed<'b> {
    sets: Vec<u32>,
    numbers: [usize; 2],
    keys: [Keys; 2],
    models: [Model; 4],
    stream: Stream<'b>,
}

impl<'b> Packed<'b> {
    /// Begins to unpack; `None` where it makes no sense.
    pub fn read(mut input: &'b [u8]) -> Option<Self> {
        let number_of_sets = usize::from(byte(&mut input)?) + 1;
        let sets = read_sets(&mut input, number_of_sets)?;
        let mut begin = |bits: u32| Some((number(&mut input)? as usize, Keys::new(byte(&mut input)?.into(), bits)?));
        let (words, of_words) = begin(WORD_BITS)?;
        let (phrases, of_phrases) = begin(PHRASE_BITS)?;
        let [of_keys, of_sets, of_classes, of_kinds] = CONTEXTS;
        let mut model = |contexts: usize| Model::read(&mut input, contexts);
        let models = [model(of_keys)?, model(of_sets)?, model(of_classes)?, model(of_kinds)?];
        let stream = Stream::read(input)?;
        Some(Self { sets, numbers: [words, phrases], keys: [of_words, of_phrases], models, stream })
    }

    /// Lays them out for looking up.
    fn tables(mut self) -> Option<WordTables> {
        let [of_words, of_phrases] = self.numbers;
        let (mut words, mut end) = (KeyTable::with_room(of_words, WORD_BITS), End::default());
        for first in (0..of_words).step_by(TOGETHER) {
            self.words((of_words - first).min(TOGETHER), &mut words, &mut end)?;
        }
        words.done(&end);
        let (mut phrases, mut end) = (KeyTable::with_room(of_phrases, PHRASE_BITS), End::default());
        for first in (0..of_phrases).step_by(TOGETHER) {
            self.phrases((of_phrases - first).min(TOGETHER), &mut phrases, &mut end)?;
        }
        phrases.done(&end);
        let known = usize::from(self.models[1].highest()) < self.sets.len();
        (known && self.stream.ended()).then_some(WordTables { sets: self.sets, words, phrases })
    }

    /// The next words.
    #[inline(never)]
    fn words(&mut self, number: usize, to: &mut KeyTable, end: &mut End) -> Option<()> {
        let mut new = *end;
        let ([for_keys, for_sets, for_classes, _], mut keys, mut stream) = (&self.models, self.keys[0], self.stream);
        let (for_keys, for_sets) = (for_keys.only()?, for_sets.only()?);
        for _ in 0..number {
            let key = keys.next(&mut stream, for_keys)?;
            let set = stream.only(for_sets);
            let class = stream.symbol(for_classes, set.into());
            stream.fill();
            to.add(&mut new, key, word(set, class))?;
        }
        (self.keys[0], self.stream, *end) = (keys, stream, new);
        Some(())
    }

    /// The next phrases.
    #[inline(never)]
    fn phrases(&mut self, number: usize, to: &mut KeyTable, end: &mut End) -> Option<()> {
        let mut new = *end;
        let ([for_keys, .., for_kinds], mut keys, mut stream) = (&self.models, self.keys[1], self.stream);
        let (for_keys, for_kinds) = (for_keys.only()?, for_kinds.only()?);
        for _ in 0..number {
            let key = keys.next(&mut stream, for_keys)?;
            let kind = stream.only(for_kinds);
            stream.fill();
            to.add(&mut new, key, kind.into())?;
        }
        (self.keys[1], self.stream, *end) = (keys, stream, new);
        Some(())
    }
}

/// Keys, each with what is known of it, in their order: the upper bits of a key say where to look.
#[derive(Clone, Debug)]
struct KeyTable {
    /// For each value of the upper bits, and the one behind the last, the first entry that has it or a higher one.
    first: Vec<u32>,
    /// The lower bits of each key `<< 16`, and what is known of it.
    entries: Vec<u32>,
    /// How many lower bits there are.
    lower: u32,
}

/// Where the next key of a table goes.
#[derive(Clone, Copy, Default)]
struct End {
    /// How many entries there are.
    entries: usize,
    /// The least upper bits whose first entry is not known.
    upper: usize,
}

impl KeyTable {
    /// A table for so many keys of so many bits, which are to be added.
    fn with_room(keys: usize, bits: u32) -> Self {
        let upper = (keys.max(2).ilog2() - 1).clamp(bits - 16, bits);
        Self { first: vec![0; (1 << upper) + 1], entries: vec![0; keys], lower: bits - upper }
    }

    /// Adds a key above all others; `None` where there is no room.
    #[inline(always)]
    fn add(&mut self, end: &mut End, key: u32, value: u16) -> Option<()> {
        let upper = (key >> self.lower) as usize;
        while end.upper <= upper {
            *self.first.get_mut(end.upper)? = end.entries as u32;
            end.upper += 1;
        }
        *self.entries.get_mut(end.entries)? = (key & ((1 << self.lower) - 1)) << 16 | u32::from(value);
        end.entries += 1;
        Some(())
    }

    /// The last key has been added.
    fn done(&mut self, end: &End) {
        self.first.iter_mut().skip(end.upper).for_each(|first| *first = end.entries as u32);
    }

    #[inline(always)]
    fn get(&self, key: u32) -> Option<u16> {
        let (upper, lower) = ((key >> self.lower) as usize, key & ((1 << self.lower) - 1));
        let &[from, to] = self.first.get(upper..)?.first_chunk()?;
        let some = self.entries.get(from as usize..to as usize)?;
        some.iter().find(|entry| *entry >> 16 == lower).map(|entry| *entry as u16)
    }
}

/// What the table says of a word.
fn word(set: u8, class: u8) -> u16 {
    u16::from_le_bytes([class, set])
}

/// The numbers of contexts of keys, sets, classes and kinds.
const CONTEXTS: [usize; 4] = [1, 1, 256, 1];

fn read_sets(input: &mut &[u8], sets: usize) -> Option<Vec<u32>> {
    let bytes = take(input, 4 * sets)?;
    Some(bytes.as_chunks::<4>().0.iter().map(|set| u32::from_le_bytes(*set)).collect())
}

/// Keys, and how many there are.
fn plain_keys(input: &mut &[u8], bits: u32) -> Option<(Vec<u32>, usize)> {
    let number = number(input)? as usize;
    let rice = byte(input)?;
    Some((unrice(section(input)?, rice.into(), number, bits)?, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let words = Words {
            sets: vec![0, 1, 6],
            words: (0..2000).map(|n| (n * 1999 + n * n % 97, (n % 3) as u8, (n % 3 * (n % 128)) as u8)).collect(),
            phrases: (0..300).map(|n| (n * 50_021, (n % 7) as u8)).collect(),
        };
        for words in [words, Words { sets: vec![0], ..Words::default() }] {
            let packed = words.pack();
            let tables = WordTables::unpack(&packed).expect("tables");
            // Every key, and those beside it.
            let near = |key: u32, bits: u32| (key.saturating_sub(1)..key + 2).chain([0, (1 << bits) - 1]);
            for key in words.words.iter().flat_map(|word| near(word.0, WORD_BITS)).chain([0]) {
                let known = words.words.binary_search_by_key(&key, |word| word.0).ok().map(|at| words.words[at]);
                let known = known.map(|(_, set, class)| (set, class, words.sets[usize::from(set)]));
                assert_eq!(tables.word(key), known, "{key}");
            }
            for key in words.phrases.iter().flat_map(|phrase| near(phrase.0, PHRASE_BITS)).chain([0]) {
                let known = words.phrases.binary_search_by_key(&key, |phrase| phrase.0).ok();
                assert_eq!(tables.phrase(key), known.map(|at| words.phrases[at].1), "{key}");
            }
            assert!(WordTables::unpack(&packed[..packed.len() - 1]).is_none());
        }
    }
}
