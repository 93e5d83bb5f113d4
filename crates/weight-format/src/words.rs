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
    symbols::{Keys, Model, Stream},
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
            next = key + 1;
        }
        next = 0;
        for &(key, kind) in &self.phrases {
            encode::key(&mut writer, key, next, lower[1]);
            writer.symbol(3, 0, kind);
            next = key + 1;
        }
        out.extend(writer.finish());
        out
    }
}

/// Tables that are packed.
pub struct Packed<'b> {
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

    /// The lists of each set.
    pub fn sets(&self) -> &[u32] {
        &self.sets
    }

    /// How many words and how many phrases there are.
    pub fn numbers(&self) -> [usize; 2] {
        self.numbers
    }

    /// Calls `word` with each word's key, set and class, then `phrase` with each phrase's key and kind; `None` where they make
    /// no sense.
    pub fn each(mut self, mut word: impl FnMut(u32, u8, u8), mut phrase: impl FnMut(u32, u8)) -> Option<()> {
        for _ in 0..self.numbers[0] {
            let (key, set, class) = self.word()?;
            word(key, set, class);
        }
        for _ in 0..self.numbers[1] {
            let (key, kind) = self.phrase()?;
            phrase(key, kind);
        }
        self.stream.ended().then_some(())
    }

    // Functions of their own: a browser compiles for speed what is called often, not what runs long.

    #[inline(never)]
    fn word(&mut self) -> Option<(u32, u8, u8)> {
        let ([for_keys, for_sets, for_classes, _], stream) = (&self.models, &mut self.stream);
        let key = self.keys[0].next(stream, for_keys)?;
        let set = stream.symbol(for_sets.of(0));
        let class = stream.symbol(for_classes.of(set.into()));
        (usize::from(set) < self.sets.len()).then_some((key, set, class))
    }

    #[inline(never)]
    fn phrase(&mut self) -> Option<(u32, u8)> {
        let ([for_keys, .., for_kinds], stream) = (&self.models, &mut self.stream);
        Some((self.keys[1].next(stream, for_keys)?, stream.symbol(for_kinds.of(0))))
    }
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

    fn unpacked(packed: &[u8]) -> Option<Words> {
        let packed = Packed::read(packed)?;
        let mut words = Words { sets: packed.sets().to_vec(), ..Words::default() };
        let (of_words, of_phrases) = (&mut words.words, &mut words.phrases);
        let word = |key, set, class| of_words.push((key, set, class));
        packed.each(word, |key, kind| of_phrases.push((key, kind)))?;
        Some(words)
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let words = Words {
            sets: vec![0, 1, 6],
            words: (0..2000).map(|n| (n * 1999 + n * n % 97, (n % 3) as u8, (n % 3 * (n % 128)) as u8)).collect(),
            phrases: (0..300).map(|n| (n * 50_021, (n % 7) as u8)).collect(),
        };
        for words in [words, Words { sets: vec![0], ..Words::default() }] {
            let packed = words.pack();
            assert_eq!(unpacked(&packed), Some(words));
            assert_eq!(unpacked(&packed[..packed.len() - 1]), None);
        }
    }
}
