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
//! Of the stream the first eight bytes are the first state, and all others fill states up: at the places that writer and
//! reader agree on, two at a time until the state is no less than [`LEAST`].

use crate::input::{byte, take};

/// Frequencies of a group add up to 2 to the power of this.
pub(crate) const BITS: u32 = 12;

/// What the frequencies of a group add up to.
pub const TOTAL: u32 = 1 << BITS;

/// No state is below this behind a place where it is filled up. Between two such places symbols and numbers have 48 bits
/// together at most, [`BITS`] for each symbol: then what is written can be read for certain.
pub(crate) const LEAST: u64 = 1 << 48;

/// Three symbols of 48 bits leave this many for a number.
pub(crate) const LOWER: u32 = 12;

/// So many words or attributes are unpacked by one call: a browser compiles for speed what is called often, not what runs
/// long.
pub const TOGETHER: usize = 64;

/// For each remainder of a state: symbol, frequency less 1 `<< 8`, distance from the symbol's first remainder `<< 20`.
pub type Table = [u32; TOTAL as usize];

/// How frequent symbols are.
pub struct Model {
    /// Where the table of each context begins.
    groups: Vec<u32>,
    /// A [`Table`] for each group.
    steps: Vec<u32>,
    /// The highest symbol.
    highest: u8,
}

impl Model {
    /// Takes a model of so many contexts off `input`; `None` where it makes no sense.
    pub fn read(input: &mut &[u8], contexts: usize) -> Option<Self> {
        let number = byte(input)?;
        let group = |&group: &u8| (group < number).then_some(u32::from(group) << BITS);
        let groups = match number {
            0 => return None,
            1 => vec![0; contexts],
            _ => take(input, contexts)?.iter().map(group).collect::<Option<_>>()?,
        };
        let number = usize::from(number);
        let mut steps = vec![0; number << BITS];
        let mut highest = 0;
        for group in steps.as_chunks_mut::<{ TOTAL as usize }>().0 {
            let mut rest = &mut group[..];
            let last = byte(input)?;
            highest = highest.max(last);
            for symbol in 0..=last {
                let low = byte(input)?;
                let high = if low & 0x80 == 0 { 0 } else { byte(input)? };
                let frequency = u32::from(low & 0x7f) | u32::from(high) << 7;
                let mut step = u32::from(symbol) | frequency.wrapping_sub(1) << 8;
                let (own, behind) = rest.split_at_mut_checked(frequency as usize)?;
                for own in own {
                    *own = step;
                    step = step.wrapping_add(1 << 20);
                }
                rest = behind;
            }
            if !rest.is_empty() {
                return None;
            }
        }
        Some(Self { groups, steps, highest })
    }

    /// The highest symbol of all groups.
    pub fn highest(&self) -> u8 {
        self.highest
    }

    /// The step of a state in a context.
    #[inline(always)]
    fn step(&self, context: usize, state: u64) -> u32 {
        self.steps[(self.groups[context] | state as u32 & (TOTAL - 1)) as usize]
    }

    /// The table of the first group: of the only context, where there is one.
    #[inline(always)]
    pub fn only(&self) -> Option<&Table> {
        self.steps.first_chunk()
    }
}

/// The stream of all symbols. A loop works on a copy of its own, which a processor holds in registers.
#[derive(Clone, Copy)]
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

    /// The next symbol, of this context.
    #[inline(always)]
    pub fn symbol(&mut self, model: &Model, context: usize) -> u8 {
        self.take(model.step(context, self.state))
    }

    /// The next symbol, of a model of one context.
    #[inline(always)]
    pub fn only(&mut self, table: &Table) -> u8 {
        self.take(table[(self.state as u32 & (TOTAL - 1)) as usize])
    }

    #[inline(always)]
    fn take(&mut self, step: u32) -> u8 {
        self.state = u64::from((step >> 8 & (TOTAL - 1)) + 1) * (self.state >> BITS) + u64::from(step >> 20);
        step as u8
    }

    /// The number of so many bits, [`LOWER`] at most, behind a symbol, each as likely as any other.
    #[inline(always)]
    pub fn bits(&mut self, bits: u32) -> u32 {
        let number = self.state as u32 & ((1 << bits) - 1);
        self.state >>= bits;
        number
    }

    /// Fills the state up.
    #[inline(always)]
    pub fn fill(&mut self) {
        while self.state < LEAST {
            let Some((next, rest)) = self.bytes.split_first_chunk() else { return };
            self.state = self.state << 16 | u64::from(u16::from_le_bytes(*next));
            self.bytes = rest;
        }
    }

    /// Whether the stream ends behind the last symbol that was read.
    pub fn ended(&self) -> bool {
        self.state == LEAST && self.bytes.is_empty()
    }
}

/// Sorted keys, each less the one before it and 1: the upper bits of the difference as symbols, the lower ones as they are.
#[derive(Clone, Copy)]
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
        (lower <= LOWER && bits <= 26).then_some(Self { lower, next: 0, end: 1 << bits })
    }

    /// The next key; `None` where it has more bits. The stream is to be filled up behind it, at the latest after two more
    /// symbols.
    #[inline(always)]
    pub(crate) fn next(&mut self, stream: &mut Stream, table: &Table) -> Option<u32> {
        let symbol = stream.only(table);
        let mut lower = stream.bits(self.lower);
        let mut upper = u32::from(symbol);
        if symbol == MORE {
            (*stream, upper, lower) = self.far(*stream, table);
        }
        let key = self.next + (upper << self.lower | lower);
        self.next = key + 1;
        (key < self.end).then_some(key)
    }

    /// The upper and the lower bits behind [`MORE`].
    #[cold]
    #[inline(never)]
    fn far<'b>(&self, mut stream: Stream<'b>, table: &Table) -> (Stream<'b>, u32, u32) {
        let mut upper = MORE.into();
        loop {
            stream.fill();
            let symbol = stream.only(table);
            let lower = stream.bits(self.lower);
            upper += u32::from(symbol);
            if symbol != MORE || upper >= self.end {
                return (stream, upper, lower);
            }
        }
    }
}
