//! Symbols in as few bits as their frequencies allow: asymmetric numeral systems in their range variant (Duda 2013). Owns
//! reading and the layout; writing is `encode`'s.
//!
//! A [`Model`] says how frequent each symbol is in each context, such as behind the symbol before it; writer and reader work
//! the context out alike. Contexts whose symbols are alike form a group with one table. In a file stand the models, then
//! the one stream of all symbols. Of a model, all numbers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | number of groups |
//! | 1 each | the group of each context; nothing where there is one group |
//! | for each group | the highest symbol, then the frequency of each in [`TOTAL`]ths: one byte, or two where the highest bit of the first says so |
//!
//! Of the stream the first four bytes are the first state, and all others fill states up, two at a time.

use crate::input::{byte, number, take};

/// Frequencies of a group add up to 2 to the power of this.
pub(crate) const BITS: u32 = 12;

/// What the frequencies of a group add up to.
pub const TOTAL: u32 = 1 << BITS;

/// No state is below this.
pub(crate) const LEAST: u32 = 1 << 16;

/// How frequent symbols are.
pub struct Model {
    groups: Vec<u8>,
    /// For each group and each remainder of a state: symbol, frequency less 1 `<< 8`, distance from the symbol's first
    /// remainder `<< 20`.
    steps: Vec<u32>,
}

impl Model {
    /// Takes a model of so many contexts off `input`; `None` where it makes no sense.
    pub fn read(input: &mut &[u8], contexts: usize) -> Option<Self> {
        let number = usize::from(byte(input)?);
        let groups = if number == 1 { vec![0; contexts] } else { take(input, contexts)?.to_vec() };
        if groups.iter().any(|&group| usize::from(group) >= number) {
            return None;
        }
        let mut steps = Vec::with_capacity(number << BITS);
        for group in 1..=number {
            for symbol in 0..=byte(input)? {
                let low = byte(input)?;
                let high = if low & 0x80 == 0 { 0 } else { byte(input)? };
                let frequency = u32::from(low & 0x7f) | u32::from(high) << 7;
                let step = u32::from(symbol) | frequency.wrapping_sub(1) << 8;
                steps.extend((0..frequency).map(|distance| step | distance << 20));
            }
            if steps.len() != group << BITS {
                return None;
            }
        }
        Some(Self { groups, steps })
    }
}

/// The stream of all symbols.
pub struct Stream<'b> {
    state: u32,
    bytes: &'b [u8],
}

impl<'b> Stream<'b> {
    /// The stream in the last `bytes` of a file.
    pub fn read(mut bytes: &'b [u8]) -> Option<Self> {
        let state = number(&mut bytes)?;
        Some(Self { state, bytes })
    }

    /// The next symbol.
    #[inline(always)]
    pub fn symbol(&mut self, model: &Model, context: usize) -> u8 {
        let group = usize::from(model.groups[context]);
        let step = model.steps[group << BITS | (self.state & (TOTAL - 1)) as usize];
        self.state = ((step >> 8 & (TOTAL - 1)) + 1) * (self.state >> BITS) + (step >> 20);
        self.fill();
        step as u8
    }

    /// A number of so many bits, 16 at most, each as likely as any other.
    #[inline(always)]
    pub fn bits(&mut self, bits: u32) -> u32 {
        let number = self.state & ((1 << bits) - 1);
        self.state >>= bits;
        self.fill();
        number
    }

    #[inline(always)]
    fn fill(&mut self) {
        if self.state < LEAST
            && let Some((more, rest)) = self.bytes.split_first_chunk::<2>()
        {
            self.state = self.state << 16 | u32::from(u16::from_le_bytes(*more));
            self.bytes = rest;
        }
    }

    /// Whether the stream ends behind the last symbol that was read.
    pub fn ended(&self) -> bool {
        self.state == LEAST && self.bytes.is_empty()
    }
}

/// Sorted keys, each less the one before it and 1: the upper bits of the difference as symbols, the lower ones as they are.
pub(crate) struct Keys {
    lower: u32,
    next: u32,
    end: u32,
}

/// A difference whose upper bits are no symbol: so much of them, and the rest behind it.
pub(crate) const MORE: u8 = 255;

impl Keys {
    /// Of keys of `bits` bits, of whose differences the lowest `lower` ones stand as they are.
    pub(crate) fn new(lower: u32, bits: u32) -> Option<Self> {
        (lower <= 16 && bits < 32).then_some(Self { lower, next: 0, end: 1 << bits })
    }

    /// The next key; `None` where it has more bits.
    #[inline(always)]
    pub(crate) fn next(&mut self, stream: &mut Stream, model: &Model) -> Option<u32> {
        let mut upper = 0;
        loop {
            let symbol = stream.symbol(model, 0);
            upper += u32::from(symbol);
            if symbol != MORE {
                break;
            }
            if upper >= self.end {
                return None;
            }
        }
        let key = self.next + (upper << self.lower | stream.bits(self.lower));
        self.next = key + 1;
        (key < self.end).then_some(key)
    }
}
