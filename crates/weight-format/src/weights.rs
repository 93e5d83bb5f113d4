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
//! Packed: the number of attributes, of how many lower bits of a difference of keys stand as they are, four models
//! ([`crate::symbols`]), and their stream: of each attribute key, number of weights less 1, and tag and value of each weight.
//! A tag is told by the one before it and by how many are to come; a value by its tag, the sign of the value before it, and
//! how many weights there are.

use crate::{
    encode::{self, Writer},
    input::{byte, number, section},
    rice::unrice,
    symbols::{Keys, Model, Stream},
};

/// How many of an attribute's 32 bits are looked at. An attribute that was never learned is taken for one that was
/// once in `2^26 / attributes` times.
pub const ATTRIBUTE_BITS: u32 = 26;

/// The attributes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Their keys, rising, each with the place behind its last weight.
    pub keys: Vec<(u32, u32)>,
    /// Tag and weight, in the order of the keys.
    pub weights: Vec<(u8, i8)>,
}

/// From this many weights to come on, a tag is told alike.
const TO_COME: usize = 6;

/// From this many weights of an attribute on, less 1, a value is told alike.
const WEIGHTS: usize = 4;

/// The numbers of contexts of keys, numbers of weights, tags and values.
fn contexts(tags: usize) -> [usize; 4] {
    [1, 1, TO_COME * (tags + 1), WEIGHTS * tags * 3]
}

#[inline(always)]
fn tag_context(to_come: usize, before: usize, tags: usize) -> usize {
    to_come.min(TO_COME - 1) * (tags + 1) + before
}

#[inline(always)]
fn value_context(more: usize, tag: usize, sign: usize, tags: usize) -> usize {
    (more.min(WEIGHTS - 1) * tags + tag) * 3 + sign
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
        Ok(Self { keys, weights: of.iter().zip(values).map(|(&tag, &value)| (tag, value as i8)).collect() })
    }

    /// Packs them.
    pub fn pack(&self, tags: usize) -> Vec<u8> {
        let mut writer = Writer::new(&contexts(tags));
        let lower = encode::lower_bits(self.keys.len(), ATTRIBUTE_BITS);
        let (mut next, mut first) = (0, 0);
        for &(key, end) in &self.keys {
            let weights = &self.weights[first as usize..end as usize];
            let more = weights.len() - 1;
            encode::key(&mut writer, key, next, lower);
            writer.symbol(1, 0, more as u8);
            let (mut before, mut sign) = (tags, 0);
            for (at, &(tag, value)) in weights.iter().enumerate() {
                writer.symbol(2, tag_context(more - at, before, tags), tag);
                let zigzag = (value << 1 ^ value >> 7) as u8;
                writer.symbol(3, value_context(more, tag.into(), sign, tags), zigzag);
                before = tag.into();
                sign = if value < 0 { 1 } else { 2 };
            }
            (next, first) = (key + 1, end);
        }
        let mut out = (self.keys.len() as u32).to_le_bytes().to_vec();
        out.push(lower as u8);
        out.extend(writer.finish());
        out
    }

    /// Unpacks them; `None` where they make no sense.
    pub fn unpack(mut input: &[u8], tags: usize) -> Option<Self> {
        let number = number(&mut input)? as usize;
        let mut key = Keys::new(byte(&mut input)?.into(), ATTRIBUTE_BITS)?;
        let [of_keys, of_counts, of_tags, of_values] = contexts(tags);
        let mut model = |contexts: usize| Model::read(&mut input, contexts);
        let (for_keys, for_counts) = (model(of_keys)?, model(of_counts)?);
        let (for_tags, for_values) = (model(of_tags)?, model(of_values)?);
        let mut stream = Stream::read(input)?;
        let mut keys = Vec::with_capacity(number);
        let mut weights = Vec::with_capacity(2 * number);
        for _ in 0..number {
            let key = key.next(&mut stream, &for_keys)?;
            let more = usize::from(stream.symbol(&for_counts, 0));
            let (mut before, mut sign) = (tags, 0);
            for to_come in (0..=more).rev() {
                let tag = stream.symbol(&for_tags, tag_context(to_come, before, tags));
                before = tag.into();
                if before >= tags {
                    return None;
                }
                let zigzag = stream.symbol(&for_values, value_context(more, before, sign, tags));
                let value = (zigzag >> 1) as i8 ^ -((zigzag & 1) as i8);
                sign = 2 - usize::from(zigzag & 1);
                weights.push((tag, value));
            }
            keys.push((key, weights.len() as u32));
        }
        stream.ended().then_some(Self { keys, weights })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Attributes {
        let mut attributes = Attributes::default();
        // The third key lies far behind the second.
        let keys = (0..900u32).map(|n| n * 70_001 + n * n % 977).filter(|key| !(200_000..40_000_000).contains(key));
        for key in keys {
            for at in 0..=key % 9 {
                attributes.weights.push(((key % 3 + at) as u8, (key % 97) as i8 - at as i8 * 15));
            }
            attributes.keys.push((key, attributes.weights.len() as u32));
        }
        attributes
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for attributes in [example(), Attributes::default()] {
            assert!(Attributes::unpack(&attributes.pack(11), 11) == Some(attributes));
        }
    }

    #[test]
    fn what_is_cut_or_has_other_tags_is_refused() {
        let packed = example().pack(11);
        assert!(Attributes::unpack(&packed, 10).is_none());
        for at in [0, 4, 5, packed.len() / 2, packed.len() - 1] {
            assert!(Attributes::unpack(&packed[..at], 11).is_none(), "cut at {at}");
        }
    }
}
