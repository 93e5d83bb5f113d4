//! Maps and sets whose keys are hashes already. Owns the hasher, which hands the key through.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A map from hashes of words.
pub type Map<V> = HashMap<u64, V, BuildHasherDefault<Through>>;
/// A set of hashes of words.
pub type Set = HashSet<u64, BuildHasherDefault<Through>>;

/// Takes a key for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = crate::tagger::hash::bytes(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
