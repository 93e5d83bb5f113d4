//! Hashed attributes: an attribute is the number of its template mixed with the hashes of its values. Owns the mixing,
//! not the templates.
//!
//! Everything is 64-bit wrapping arithmetic, the same in every build. Hashes of words are taken once a token and mixed
//! many times: mixing costs a multiplication and a shift.

/// Odd constant of multiplicative hashing: 2^64 divided by the golden ratio (Knuth, TAOCP 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a string's bytes.
pub fn text(value: &str) -> u64 {
    bytes(value.as_bytes())
}

/// The hash of some bytes; also depends on their number.
pub fn bytes(value: &[u8]) -> u64 {
    let mut hash = value.len() as u64;
    let (chunks, rest) = value.as_chunks::<8>();
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
    let mut last = 0u64;
    for (place, &byte) in rest.iter().enumerate() {
        last |= u64::from(byte) << (8 * place);
    }
    mix(hash, last)
}

/// Two hashes (or a hash and a number) into one; the order matters.
#[inline(always)]
pub fn mix(one: u64, two: u64) -> u64 {
    let mixed = (one.rotate_left(23) ^ two).wrapping_mul(GOLDEN);
    mixed ^ (mixed >> 29)
}

/// How many of an attribute's 32 bits are looked at. An attribute that was never learned is taken for one that was
/// once in `2^26 / attributes` times.
pub const ATTRIBUTE_BITS: u32 = 26;

/// The attribute of `template` with `value`, as [`crate::tagger::SimdTagger::add`] takes it.
#[inline(always)]
pub fn attribute(template: u32, value: u64) -> u32 {
    // The upper half: in a product these bits depend on all bits of the factors.
    (mix(value, u64::from(template).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(GOLDEN) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_template_and_length_matter() {
        assert_ne!(mix(1, 2), mix(2, 1));
        assert_ne!(attribute(1, 7), attribute(2, 7));
        assert_ne!(text("a"), text("a\0"));
        assert_ne!(text("abcdefgh"), text("abcdefghi"));
    }
}
