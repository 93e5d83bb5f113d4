//! Where the weights of an attribute stand: the table that the layouts for speed share. Owns the search for a key, not
//! what a slot says of weights.
//!
//! Most attributes of a token were never learned. A small filter, a bit for each of the keys' upper bits, says so for
//! nearly all of them without a branch; those that pass are looked up by open addressing with linear probing.

use super::ATTRIBUTE_BITS;

/// Key of an empty slot; keys have [`ATTRIBUTE_BITS`] bits.
pub(super) const EMPTY: u32 = u32::MAX;

/// The filter has two to the power of so many bits for each slot.
const FILTER: u32 = 3;

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
    filter: Vec<u64>,
    filter_shift: u32,
    slots: Vec<S>,
    shift: u32,
}

impl<S: Slot> Keys<S> {
    /// Takes the slots of distinct keys, rising.
    pub(super) fn new(learned: impl ExactSizeIterator<Item = S>) -> Self {
        // At most half full, so that what was never learned is found out at once.
        let capacity = (learned.len() * 2).max(16).next_power_of_two().trailing_zeros().min(ATTRIBUTE_BITS - FILTER);
        let shift = ATTRIBUTE_BITS - capacity;
        let filter_shift = shift - FILTER;
        let mut filter = vec![0u64; 1 << (capacity + FILTER - 6)];
        // Keys rise and slots follow their order: those pushed on by collisions may run over the end.
        let mut slots = vec![S::NOTHING; (1 << capacity) + 1];
        for slot in learned {
            let bit = (slot.key() >> filter_shift) as usize;
            filter[bit >> 6] |= 1 << (bit & 63);
            let mut at = (slot.key() >> shift) as usize;
            while slots.get(at).is_some_and(|slot| slot.key() != EMPTY) {
                at += 1;
            }
            // The last slot stays empty: every search ends.
            if at + 1 >= slots.len() {
                slots.resize(at + 2, S::NOTHING);
            }
            slots[at] = slot;
        }
        Self { filter, filter_shift, slots, shift }
    }

    /// The slot of an attribute (a hash of 32 bits); [`Slot::NOTHING`] where it was not learned.
    pub(super) fn of(&self, attribute: u32) -> S {
        self.find(attribute >> (32 - ATTRIBUTE_BITS))
    }

    /// Leaves of the `attributes` the keys of those that may have been learned.
    #[inline(always)]
    pub(super) fn sift<'a>(&self, attributes: &'a mut [u32]) -> &'a mut [u32] {
        let mut count = 0;
        for at in 0..attributes.len() {
            let key = attributes[at] >> (32 - ATTRIBUTE_BITS);
            let bit = key >> self.filter_shift;
            attributes[count] = key;
            count += (self.filter[(bit >> 6) as usize] >> (bit & 63) & 1) as usize;
        }
        &mut attributes[..count]
    }

    /// The slot of `key`; [`Slot::NOTHING`] where it was not learned.
    #[inline(always)]
    pub(super) fn find(&self, key: u32) -> S {
        let mut at = (key >> self.shift) as usize;
        loop {
            let slot = self.slots[at];
            if slot.key() == key || slot.key() == EMPTY {
                return slot;
            }
            at += 1;
        }
    }
}
