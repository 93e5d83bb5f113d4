//! Where the weights of an attribute stand: the table that the layouts for speed share. Owns the search for a key, not
//! what a slot says of weights.
//!
//! Most attributes of a token were never learned. A bit for each of the keys' upper bits says so for nearly all of them
//! without a branch. The slots lie in the order of the keys, one for each bit that is set: how many are set before a
//! key's says where to look. Keys whose bit another one has, one in forty, lie apart.

/// A key that no attribute has; keys have 26 bits at most.
pub(super) const EMPTY: u32 = u32::MAX;

/// Bits for each key, at least.
const SPARSE: usize = 16;

/// A place in the table.
pub(super) trait Slot: Copy {
    /// Says that nothing was learned; its key is [`EMPTY`].
    const NOTHING: Self;

    /// Whose weights it tells.
    fn key(self) -> u32;
}

/// The slots of all learned attributes.
#[derive(Clone, Debug)]
pub(super) struct Keys<S> {
    /// How far an attribute's upper bits are from being its key.
    drop: u32,
    bits: Vec<u64>,
    /// How many bits are set before those of each number.
    before: Vec<u32>,
    shift: u32,
    /// A slot for each bit that is set, and one that says nothing.
    slots: Vec<S>,
    /// Those whose bit one before them has, rising.
    apart: Vec<S>,
}

/// Slots of which more are to come.
pub(super) struct NewKeys<S>(Keys<S>);

impl<S: Slot> NewKeys<S> {
    /// Takes the slot of a key above all others.
    #[inline]
    pub(super) fn add(&mut self, slot: S) {
        let Keys { bits, shift, slots, apart, .. } = &mut self.0;
        let bit = slot.key() >> *shift;
        let set = &mut bits[(bit >> 6) as usize];
        let to = if *set >> (bit & 63) & 1 == 0 { slots } else { apart };
        to.push(slot);
        *set |= 1 << (bit & 63);
    }

    /// All slots.
    pub(super) fn done(mut self) -> Keys<S> {
        self.0.slots.push(S::NOTHING);
        let mut count = 0;
        self.0.before.extend(self.0.bits.iter().map(|bits| {
            count += bits.count_ones();
            count - bits.count_ones()
        }));
        self.0
    }
}

impl<S: Slot> Keys<S> {
    /// Begins to take the slots of so many distinct keys, of so many bits.
    pub(super) fn of_so_many(keys: usize, bits: u32) -> NewKeys<S> {
        let bits = bits.clamp(6, 26);
        let width = (keys * SPARSE).max(64).next_power_of_two().trailing_zeros().min(bits);
        NewKeys(Self {
            drop: 32 - bits,
            bits: vec![0u64; 1 << (width - 6)],
            before: Vec::with_capacity(1 << (width - 6)),
            shift: bits - width,
            slots: Vec::with_capacity(keys + 1),
            apart: Vec::new(),
        })
    }

    /// The slot of an attribute (a hash of 32 bits); [`Slot::NOTHING`] where it was not learned.
    pub(super) fn of(&self, attribute: u32) -> S {
        let key = attribute >> self.drop;
        if self.has(key) { self.find(key) } else { S::NOTHING }
    }

    /// Leaves of the `attributes` the keys of those that may have been learned.
    #[inline(always)]
    pub(super) fn sift<'a>(&self, attributes: &'a mut [u32]) -> &'a mut [u32] {
        let mut count = 0;
        for at in 0..attributes.len() {
            let key = attributes[at] >> self.drop;
            attributes[count] = key;
            count += usize::from(self.has(key));
        }
        &mut attributes[..count]
    }

    /// Whether `key` may have been learned.
    #[inline(always)]
    fn has(&self, key: u32) -> bool {
        let bit = key >> self.shift;
        self.bits[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    /// The slot of `key`; [`Slot::NOTHING`] where it was not learned.
    #[inline(always)]
    pub(super) fn find(&self, key: u32) -> S {
        let bit = key >> self.shift;
        let number = (bit >> 6) as usize;
        let below = self.bits[number] & ((1 << (bit & 63)) - 1);
        let slot = self.slots[(self.before[number] + below.count_ones()) as usize];
        if slot.key() == key { slot } else { self.find_apart(key) }
    }

    #[cold]
    fn find_apart(&self, key: u32) -> S {
        self.apart.binary_search_by_key(&key, |slot| slot.key()).map_or(S::NOTHING, |at| self.apart[at])
    }
}
