//! Maps and sets with one quick hash for all keys, the same in every run. Owns the hashing of keys; where they lie is
//! hashbrown's to find. Its table holds hashes and places only, so that it is compiled once for all types of keys, and
//! there is no iteration: no output can depend on the order of keys.

use crate::hash;
use hashbrown::HashTable;
use std::{
    borrow::Borrow,
    hash::{Hash, Hasher},
    mem,
};

/// A map that nothing iterates and out of which nothing is taken.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    slots: Slots,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { slots: Slots::default(), entries: Vec::new() }
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    /// An empty map with room for `room` entries.
    pub fn with_capacity(room: usize) -> Self {
        Self { slots: Slots::for_entries(room), entries: Vec::with_capacity(room) }
    }

    /// How many keys have a value.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a key.
    #[inline]
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let place = self.place(hash_of(key), key)?;
        Some(&self.entries.get(place)?.1)
    }

    /// The place of a key, whether it has a value or none yet.
    #[inline]
    pub fn entry(&mut self, key: K) -> MapEntry<'_, K, V> {
        MapEntry { map: self, key }
    }

    /// Gives a key a value, in place of the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = hash_of(&key);
        match self.place(hash, &key) {
            Some(place) => Some(mem::replace(&mut self.entries[place].1, value)),
            None => {
                self.entries.push((key, value));
                self.slots.put(hash);
                None
            }
        }
    }

    #[inline]
    fn place<Q: Eq + ?Sized>(&self, hash: u32, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.slots.find(hash, |place| self.entries.get(place).is_some_and(|(held, _)| held.borrow() == key))
    }
}

/// The place of a key in a map.
pub struct MapEntry<'m, K, V> {
    map: &'m mut Map<K, V>,
    key: K,
}

impl<'m, K: Hash + Eq, V> MapEntry<'m, K, V> {
    /// The value, that of `absent` where there is none yet.
    #[inline]
    pub fn or_insert_with(self, absent: impl FnOnce() -> V) -> &'m mut V {
        let Self { map, key } = self;
        let hash = hash_of(&key);
        let place = map.place(hash, &key).unwrap_or_else(|| {
            map.entries.push((key, absent()));
            map.slots.put(hash)
        });
        &mut map.entries[place].1
    }

    /// The value, `absent` where there is none yet.
    #[inline]
    pub fn or_insert(self, absent: V) -> &'m mut V {
        self.or_insert_with(|| absent)
    }

    /// The value, the default one where there is none yet.
    #[inline]
    pub fn or_default(self) -> &'m mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }
}

/// A set that nothing iterates.
#[derive(Clone, Debug)]
pub struct Set<K>(Map<K, ()>);

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Hash + Eq> Set<K> {
    /// Puts a key in.
    pub fn insert(&mut self, key: K) {
        self.0.insert(key, ());
    }

    /// Whether a key is in it.
    pub fn contains(&self, key: &K) -> bool {
        self.0.get(key).is_some()
    }
}

/// Where the entries of a map lie: for each the hash of its key and its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots(HashTable<(u32, u32)>);

/// A hash as the table takes it, which looks at both ends.
#[inline]
fn wide(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Slots {
    /// Room for `count` entries.
    fn for_entries(count: usize) -> Self {
        Self(HashTable::with_capacity(count))
    }

    /// The place of the entry with a hash that `is` it.
    #[inline]
    pub(crate) fn find(&self, hash: u32, is: impl Fn(usize) -> bool) -> Option<usize> {
        let slot = self.0.find(wide(hash), |slot| slot.0 == hash && is(slot.1 as usize))?;
        Some(slot.1 as usize)
    }

    /// The place of a new entry.
    #[inline(never)]
    pub(crate) fn put(&mut self, hash: u32) -> usize {
        let place = self.0.len();
        self.0.insert_unique(wide(hash), (hash, place as u32), |slot| wide(slot.0));
        place
    }
}

/// The hash of a key.
#[inline]
fn hash_of<K: Hash + ?Sized>(key: &K) -> u32 {
    let mut hasher = MixHasher(0);
    key.hash(&mut hasher);
    // In a product the upper bits depend on all bits of the factors.
    (hasher.0 >> 32) as u32
}

/// Mixes whatever a key consists of into 64 bits.
struct MixHasher(u64);

impl Hasher for MixHasher {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_again() {
        let mut map: Map<String, u32> = Map::with_capacity(3);
        for number in 0..1000 {
            assert_eq!(map.insert(number.to_string(), number), None);
        }
        assert_eq!(map.insert("7".to_owned(), 0), Some(7));
        assert_eq!(map.get("7"), Some(&0));
        *map.entry("8".to_owned()).or_insert(0) += 1;
        *map.entry("new".to_owned()).or_default() += 1;
        assert_eq!((map.get("8"), map.get("new"), map.get("1000")), (Some(&9), Some(&1), None));
        assert!((9..1000).all(|number| map.get(number.to_string().as_str()) == Some(&number)));
    }

    #[test]
    fn an_empty_map_has_nothing_and_takes_all() {
        for room in 0..4 {
            let mut map: Map<u64, u64> = if room == 0 { Map::default() } else { Map::with_capacity(room - 1) };
            assert!(map.is_empty());
            for key in 0..10 {
                assert_eq!(map.get(&key), None);
                assert_eq!(map.insert(key, key), None);
            }
            assert_eq!(map.len(), 10);
        }
    }
}
