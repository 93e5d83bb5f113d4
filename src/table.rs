//! Maps and sets with one quick hash for all keys, the same in every run. Owns the hashing of keys; whether anything may depend on
//! a map's order does not arise, since nothing iterates one on its way out.

use crate::tagger::hash;
use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A map that nothing iterates.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set that nothing iterates.
pub type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Mixes whatever a key consists of into 64 bits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash::mix(self.0, hash::bytes(bytes));
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u16(&mut self, value: u16) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = hash::mix(self.0, value);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    fn write_isize(&mut self, value: isize) {
        self.write_u64(value as u64);
    }
}
