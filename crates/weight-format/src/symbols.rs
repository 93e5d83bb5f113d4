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
//! Of the stream the first eight bytes are the first state, and all others fill states up, four at a time.

use crate::input::{byte, take};

/// Frequencies of a group add up to 2 to the power of this.
pub(crate) const BITS: u32 = 12;

/// What the frequencies of a group add up to.
pub const TOTAL: u32 = 1 << BITS;

/// No state is below this.
pub(crate) const LEAST: u64 = 1 << 32;

/// For each remainder of a state: symbol, frequency less 1 `<< 8`, distance from the symbol's first remainder `<< 20`.
pub type Table = [u32; TOTAL as usize];

/// How frequent symbols are.
pub struct Model {
    groups: Vec<u8>,
    /// A [`Table`] for each group.
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

    /// The table of a context.
    #[inline(always)]
    pub fn of(&self, context: usize) -> &Table {
        &self.steps.as_chunks().0[usize::from(self.groups[context])]
    }
}

/// The stream of all symbols.
pub struct Stream<'b> {
    state: u64,
    bytes: &'b [u8],
}

impl<'b> Stream<'b> {
    /// The stream in the last `bytes` of a file.
    pub fn read(bytes: &'b [u8]) -> Option<Self> {
        let (state, bytes) = bytes.split_first_chunk()?;
        Some(Self { state: u64::from_le_bytes(*state), bytes })
    }

    /// The next symbol, of a context with this table.
    #[inline(always)]
    pub fn symbol(&mut self, table: &Table) -> u8 {
        self.with_bits(table, 0).0
    }

    /// The next symbol, and a number of so many bits, 16 at most, each as likely as any other.
    #[inline(always)]
    pub fn with_bits(&mut self, table: &Table, bits: u32) -> (u8, u32) {
        let step = table[(self.state as u32 & (TOTAL - 1)) as usize];
        let state = u64::from((step >> 8 & (TOTAL - 1)) + 1) * (self.state >> BITS) + u64::from(step >> 20);
        let number = state as u32 & ((1 << bits) - 1);
        self.state = state >> bits;
        self.fill();
        (step as u8, number)
    }

    #[inline(always)]
    fn fill(&mut self) {
        if self.state < LEAST
            && let Some((more, rest)) = self.bytes.split_first_chunk()
        {
            self.state = self.state << 32 | u64::from(u32::from_le_bytes(*more));
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
    /// Of keys of `bits` bits, 26 at most, of whose differences the lowest `lower` ones stand as they are.
    pub(crate) fn new(lower: u32, bits: u32) -> Option<Self> {
        (lower <= 16 && bits <= 26).then_some(Self { lower, next: 0, end: 1 << bits })
    }

    /// The next key; `None` where it has more bits.
    #[inline(always)]
    pub(crate) fn next(&mut self, stream: &mut Stream, model: &Model) -> Option<u32> {
        let table = model.of(0);
        let (mut symbol, mut lower) = stream.with_bits(table, self.lower);
        let mut upper = u32::from(symbol);
        while symbol == MORE && upper < self.end {
            (symbol, lower) = stream.with_bits(table, self.lower);
            upper += u32::from(symbol);
        }
        let key = self.next + (upper << self.lower | lower);
        self.next = key + 1;
        (key < self.end).then_some(key)
    }
}
