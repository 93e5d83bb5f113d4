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
    mix(hash, number(rest))
}

/// Up to seven bytes as a number, the first one lowest: words are short, and hashed everywhere.
#[inline(always)]
fn number(bytes: &[u8]) -> u64 {
    match (bytes, bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Four bytes from either end; where they overlap they say the same.
        (_, Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << (8 * (bytes.len() - 4))
        }
        (&[first], ..) => first.into(),
        (&[first, second], ..) => u16::from_le_bytes([first, second]).into(),
        (&[first, second, third], ..) => u32::from_le_bytes([first, second, third, 0]).into(),
        _ => 0,
    }
}

/// Two hashes (or a hash and a number) into one; the order matters.
#[inline(always)]
pub fn mix(one: u64, two: u64) -> u64 {
    let mixed = (one.rotate_left(23) ^ two).wrapping_mul(GOLDEN);
    mixed ^ (mixed >> 29)
}

pub use weight_format::weights::{ATTRIBUTE_BITS, key_bits};

/// The attribute of `template` with `value`, as [`crate::SimdTagger::add`] takes it.
#[inline(always)]
pub fn attribute(template: u32, value: u64) -> u32 {
    // The upper half: in a product these bits depend on all bits of the factors.
    (mix(value, u64::from(template).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(GOLDEN) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_first_byte_lowest() {
        for length in 0..8 {
            let bytes: Vec<u8> = (1..=length).map(|byte| byte * 36).collect();
            let slow = bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
            assert_eq!(number(&bytes), slow, "{length}");
        }
    }

    #[test]
    fn order_template_and_length_matter() {
        assert_ne!(mix(1, 2), mix(2, 1));
        assert_ne!(attribute(1, 7), attribute(2, 7));
        assert_ne!(text("a"), text("a\0"));
        assert_ne!(text("abcdefgh"), text("abcdefghi"));
    }
}
