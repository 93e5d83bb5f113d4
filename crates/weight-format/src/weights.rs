//! The attributes of a weight file and the weights of each, plain and packed. Owns these tables, not what stands before
//! them in a file nor what a tag is.
//!
//! Plain, as the trainers write it:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | number of attributes |
//! | 1 | Rice parameter |
//! | 4 + n | length, then the keys: sorted, each less the one before it and 1, Rice-coded, lowest bit first |
//! | 4 + n | length, then for each attribute its number of weights less 1, a byte each |
//! | 4 + n | length, then for each weight its tag, a byte each; tags rise within an attribute |
//! | 4 + n | length, then for each weight its signed value, a byte each |
//!
//! Packed: the number of attributes, how many bits their keys have, how many lower bits of a difference of keys stand as
//! they are, five models ([`crate::symbols`]), and their stream. Of each attribute: its key; the first tag and how many
//! weights there are less 1, as one symbol; how many more there are than that can tell; its weights, the first one's tag
//! left out.
//! A tag is told by the one before it and by how many are to come; a value by its tag, the sign of the value before it, and
//! how many weights there are.

use crate::{
    encode::{self, Writer},
    input::{byte, number, section},
    rice::unrice,
    symbols::{Keys, Model, Stream, TOGETHER},
};

/// How many of an attribute's 32 bits are learned from, and stand in a plain file.
pub const ATTRIBUTE_BITS: u32 = 26;

/// An attribute that was never learned is taken for a learned one no more often than once in so many times, where weights
/// are small.
///
/// Every bit of the keys is one for each attribute of a packed file. Half as often costs 11 KB and gains quotes nothing;
/// twice as often costs the names 0.006 in headlines.
const MISTAKEN: usize = 150;

/// A weight as small as that of names and quotes. Parts of speech have weights ten times as large, and a mistake costs more:
/// two of the word lists' examples.
const SMALL: usize = 10;

/// How many of an attribute's [`ATTRIBUTE_BITS`] are looked at, of a file of so many attributes with weights that are so
/// large in the mean.
pub fn key_bits(attributes: usize, mean: usize) -> u32 {
    let distinct = attributes * MISTAKEN * mean.max(SMALL) / SMALL;
    distinct.next_power_of_two().trailing_zeros().min(ATTRIBUTE_BITS)
}

/// The attributes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// How many bits the keys have, the upper ones of an attribute's 32.
    pub bits: u32,
    /// Their keys, rising, each with the place behind its last weight.
    pub keys: Vec<(u32, u32)>,
    /// Tag and weight, in the order of the keys.
    pub weights: Vec<(u8, i8)>,
}

/// Of the first symbol of an attribute, the bits of the tag, and how many weights less 1 it tells at most.
fn first_symbol(tags: usize) -> (u32, usize) {
    let bits = tags.next_power_of_two().trailing_zeros().min(8);
    (bits, (256 >> bits).min(TO_COME) - 1)
}

/// From this many weights to come on, a tag is told alike.
const TO_COME: usize = 6;

/// From this many weights of an attribute on, less 1, a value is told alike.
const WEIGHTS: usize = 4;

/// The numbers of contexts of keys, first symbols, numbers of weights beyond them, tags and values.
fn contexts(tags: usize) -> [usize; 5] {
    [1, 1, 1, TO_COME * tags, WEIGHTS * tags * 3]
}

#[inline(always)]
fn tag_context(to_come: usize, before: usize, tags: usize) -> usize {
    to_come.min(TO_COME - 1) * tags + before
}

/// The first context of the values of an attribute.
#[inline(always)]
fn values_context(more: usize, tags: usize) -> usize {
    more.min(WEIGHTS - 1) * tags * 3
}

/// Which of them.
#[inline(always)]
fn value_context(tag: usize, sign: usize) -> usize {
    tag * 3 + sign
}

impl Attributes {
    /// Reads what is plain, of so many tags; the error names the part that makes no sense.
    pub fn plain(input: &mut &[u8], tags: usize) -> Result<Self, &'static str> {
        let number = number(input).ok_or("attributes")? as usize;
        let rice = byte(input).ok_or("keys")?;
        let keys = section(input).and_then(|codes| unrice(codes, rice.into(), number, ATTRIBUTE_BITS)).ok_or("keys")?;
        let counts = section(input).ok_or("counts")?;
        let of = section(input).ok_or("weights' tags")?;
        let values = section(input).ok_or("weights")?;
        let total: usize = counts.iter().map(|&count| usize::from(count) + 1).sum();
        if counts.len() != number || of.len() != total || values.len() != total {
            return Err("counts");
        }
        if of.iter().any(|&tag| usize::from(tag) >= tags) {
            return Err("weights' tags");
        }
        let mut end = 0;
        let ends = counts.iter().map(|&count| {
            end += u32::from(count) + 1;
            end
        });
        let keys = keys.into_iter().zip(ends).collect();
        Ok(Self {
            bits: ATTRIBUTE_BITS,
            keys,
            weights: of.iter().zip(values).map(|(&tag, &value)| (tag, value as i8)).collect(),
        })
    }

    /// With keys of as many bits as are looked at; attributes that have one key then are one, their weights added up.
    pub fn narrow(self) -> Self {
        let sum: usize = self.weights.iter().map(|(_, weight)| usize::from(weight.unsigned_abs())).sum();
        let bits = key_bits(self.keys.len(), sum / self.weights.len().max(1)).min(self.bits);
        let mut narrow = Self { bits, ..Self::default() };
        let shift = self.bits - narrow.bits;
        self.each(|key, weights| {
            let key = key >> shift;
            let before = narrow.keys.len().checked_sub(2).map_or(0, |before| narrow.keys[before].1 as usize);
            match narrow.keys.last().filter(|last| last.0 == key) {
                Some(_) => {
                    let mut both: Vec<(u8, i8)> = narrow.weights.split_off(before);
                    for &(tag, weight) in weights {
                        match both.binary_search_by_key(&tag, |&(tag, _)| tag) {
                            Ok(at) => both[at].1 = both[at].1.saturating_add(weight),
                            Err(at) => both.insert(at, (tag, weight)),
                        }
                    }
                    narrow.weights.extend(both);
                    narrow.keys.pop();
                }
                None => narrow.weights.extend_from_slice(weights),
            }
            narrow.keys.push((key, narrow.weights.len() as u32));
        });
        narrow
    }

    /// Packs them, once they are narrow.
    pub fn pack(&self, tags: usize) -> Vec<u8> {
        let (mut writer, (tag_bits, told)) = (Writer::new(&contexts(tags)), first_symbol(tags));
        let lower = encode::lower_bits(self.keys.len(), self.bits);
        let (mut next, mut first) = (0, 0);
        for &(key, end) in &self.keys {
            let weights = &self.weights[first as usize..end as usize];
            let more = weights.len() - 1;
            encode::key(&mut writer, key, next, lower);
            writer.symbol(1, 0, (more.min(told) << tag_bits) as u8 | weights[0].0);
            if more >= told {
                writer.fill();
                writer.symbol(2, 0, (more - told) as u8);
            }
            let (mut before, mut sign) = (0, 0);
            for (at, &(tag, value)) in weights.iter().enumerate() {
                if at > 0 {
                    writer.symbol(3, tag_context(more - at, before, tags), tag);
                }
                let zigzag = (value << 1 ^ value >> 7) as u8;
                writer.symbol(4, values_context(more, tags) + value_context(tag.into(), sign), zigzag);
                writer.fill();
                before = tag.into();
                sign = if value < 0 { 1 } else { 2 };
            }
            (next, first) = (key + 1, end);
        }
        let mut out = (self.keys.len() as u32).to_le_bytes().to_vec();
        out.extend([self.bits as u8, lower as u8]);
        out.extend(writer.finish());
        out
    }

    /// Calls `give` with each attribute's key and weights.
    pub fn each(&self, mut give: impl FnMut(u32, &[(u8, i8)])) {
        let mut first = 0;
        for &(key, end) in &self.keys {
            give(key, &self.weights[first as usize..end as usize]);
            first = end;
        }
    }
}

/// Attributes that are packed.
pub struct Packed<'b> {
    tags: usize,
    tag_bits: u32,
    told: usize,
    number: usize,
    bits: u32,
    keys: Keys,
    models: [Model; 5],
    stream: Stream<'b>,
}

impl<'b> Packed<'b> {
    /// Begins to unpack attributes with weights of so many tags; `None` where they make no sense.
    pub fn read(mut input: &'b [u8], tags: usize) -> Option<Self> {
        let number = number(&mut input)? as usize;
        let bits = byte(&mut input)?.into();
        let keys = Keys::new(byte(&mut input)?.into(), bits)?;
        let mut model = |contexts: usize| Model::read(&mut input, contexts);
        let [of_keys, of_firsts, of_more, of_tags, of_values] = contexts(tags);
        let models = [model(of_keys)?, model(of_firsts)?, model(of_more)?, model(of_tags)?, model(of_values)?];
        (1..=256).contains(&tags).then_some(())?;
        let (tag_bits, told) = first_symbol(tags);
        if usize::from(models[3].highest()) >= tags {
            return None;
        }
        Some(Self { tags, tag_bits, told, number, bits, keys, models, stream: Stream::read(input)? })
    }

    /// How many there are.
    pub fn number(&self) -> usize {
        self.number
    }

    /// How many bits their keys have, the upper ones of an attribute's 32.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// Calls `give` with each attribute's key and weights; `None` where they make no sense.
    pub fn each(mut self, mut give: impl FnMut(u32, &[(u8, i8)])) -> Option<()> {
        let mut batch = Batch { attributes: [(0, 0); TOGETHER], weights: vec![(0, 0); TOGETHER * 256] };
        for first in (0..self.number).step_by(TOGETHER) {
            let number = (self.number - first).min(TOGETHER);
            self.unpack(number, &mut batch)?;
            let mut begin = 0;
            for &(key, end) in &batch.attributes[..number] {
                give(key, batch.weights.get(begin..end as usize)?);
                begin = end as usize;
            }
        }
        self.stream.ended().then_some(())
    }

    /// The next attributes. Not generic, so that it is compiled with this crate, for speed.
    #[inline(never)]
    fn unpack(&mut self, number: usize, batch: &mut Batch) -> Option<()> {
        let Self { tags, tag_bits, told, mut keys, mut stream, .. } = *self;
        let [for_keys, for_firsts, for_more, for_tags, for_values] = &self.models;
        let (for_keys, for_firsts, for_more) = (for_keys.only()?, for_firsts.only()?, for_more.only()?);
        let weights: &mut [(u8, i8); TOGETHER * 256] = batch.weights.first_chunk_mut()?;
        let mut count = 0;
        for attribute in batch.attributes.iter_mut().take(number) {
            let key = keys.next(&mut stream, for_keys)?;
            let first = usize::from(stream.only(for_firsts));
            let (mut more, mut tag) = (first >> tag_bits, first & ((1 << tag_bits) - 1));
            if tag >= tags {
                return None;
            }
            if more == told {
                stream.fill();
                more += usize::from(stream.only(for_more));
            }
            let of_values = values_context(more, tags);
            let mut sign = 0;
            loop {
                let zigzag = stream.symbol(for_values, of_values + value_context(tag, sign));
                stream.fill();
                sign = 2 - usize::from(zigzag & 1);
                *weights.get_mut(count)? = (tag as u8, (zigzag >> 1) as i8 ^ -((zigzag & 1) as i8));
                count += 1;
                if more == 0 {
                    break;
                }
                more -= 1;
                tag = stream.symbol(for_tags, tag_context(more, tag, tags)).into();
            }
            *attribute = (key, count as u32);
        }
        (self.keys, self.stream) = (keys, stream);
        Some(())
    }
}

/// What is unpacked together.
struct Batch {
    /// The key of each attribute, and the place behind its last weight.
    attributes: [(u32, u32); TOGETHER],
    weights: Vec<(u8, i8)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Attributes {
        let mut attributes = Attributes { bits: ATTRIBUTE_BITS, ..Attributes::default() };
        // The third key lies far behind the second.
        let keys = (0..900u32).map(|n| n * 70_001 + n * n % 977).filter(|key| !(200_000..40_000_000).contains(key));
        for key in keys {
            for at in 0..=key % 9 {
                attributes.weights.push(((key % 3 + at) as u8, (key % 97) as i8 - at as i8 * 15));
            }
            attributes.keys.push((key, attributes.weights.len() as u32));
        }
        attributes.narrow()
    }

    #[test]
    fn attributes_that_have_one_key_are_one() {
        let shift = ATTRIBUTE_BITS - key_bits(4, 36);
        let keys = vec![(5 << shift, 2), (6 << shift, 3), (6 << shift | 1, 5), (7 << shift, 6)];
        let weights = vec![(0, 9), (2, 9), (1, 100), (0, -7), (1, 90), (3, 1)];
        let narrow = Attributes { bits: ATTRIBUTE_BITS, keys, weights }.narrow();
        assert_eq!(narrow.keys, [(5, 2), (6, 4), (7, 5)]);
        assert_eq!(narrow.weights, [(0, 9), (2, 9), (0, -7), (1, 127), (3, 1)]);
    }

    fn unpacked(packed: &[u8], tags: usize) -> Option<Attributes> {
        let packed = Packed::read(packed, tags)?;
        let mut attributes = Attributes { bits: packed.bits(), ..Attributes::default() };
        packed.each(|key, weights| {
            attributes.weights.extend_from_slice(weights);
            attributes.keys.push((key, attributes.weights.len() as u32));
        })?;
        Some(attributes)
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for attributes in [example(), Attributes::default()] {
            for tags in [11, 100, 256] {
                assert!(unpacked(&attributes.pack(tags), tags) == Some(attributes.clone()), "{tags} tags");
            }
        }
    }

    #[test]
    fn what_is_cut_or_has_other_tags_is_refused() {
        let packed = example().pack(11);
        assert!(unpacked(&packed, 10).is_none());
        for at in [0, 4, 5, packed.len() / 2, packed.len() - 1] {
            assert!(unpacked(&packed[..at], 11).is_none(), "cut at {at}");
        }
    }
}
