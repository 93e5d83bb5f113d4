//! Sorted hashes as short as they can be: each key less the one before it and 1, Rice-coded, lowest bit first. Owns
//! reading what is plain; xtask writes it.

/// Bits of a window that are always its own, whatever the place in a byte at which it begins.
const SURE: u32 = 56;

/// Sorted keys of `bits` bits from the Rice codes of their differences; `None` where there are not that many, or too
/// large ones.
pub fn unrice(bytes: &[u8], parameter: u32, number: usize, bits: u32) -> Option<Vec<u32>> {
    if parameter >= bits || number > bytes.len() * 8 {
        return None;
    }
    let mut keys = Vec::with_capacity(number);
    let (mut at, mut next) = (0, 0u32);
    for _ in 0..number {
        let mut quotient = 0;
        loop {
            let ones = window(bytes, at)?.trailing_ones().min(SURE);
            at += ones as usize;
            quotient += ones;
            if ones < SURE {
                break;
            }
        }
        // The zero behind the ones.
        at += 1;
        let rest = window(bytes, at)? as u32 & ((1 << parameter) - 1);
        at += parameter as usize;
        let key = next.checked_add(quotient.checked_mul(1 << parameter)?)?.checked_add(rest)?;
        if key >> bits != 0 {
            return None;
        }
        keys.push(key);
        next = key + 1;
    }
    (at <= bytes.len() * 8).then_some(keys)
}

/// The bits from `at` on, at least [`SURE`] of them, zeros behind the last; `None` far behind the end.
fn window(bytes: &[u8], at: usize) -> Option<u64> {
    let from = bytes.get(at / 8..)?;
    let eight = match from.first_chunk::<8>() {
        Some(eight) => *eight,
        None => {
            let mut eight = [0; 8];
            eight[..from.len()].copy_from_slice(from);
            eight
        }
    };
    Some(u64::from_le_bytes(eight) >> (at % 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of `differences`, as xtask writes them, bit by bit.
    fn codes(differences: &[u32], parameter: u32) -> Vec<u8> {
        let mut bits = Vec::new();
        for &difference in differences {
            bits.extend((0..difference >> parameter).map(|_| 1));
            bits.push(0);
            bits.extend((0..parameter).map(|place| (difference >> place & 1) as u8));
        }
        bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | bit)).collect()
    }

    #[test]
    fn keys_come_back_however_long_their_codes_are() {
        for parameter in 0..12 {
            let differences = [0, 1, 700, 5, 0, 63, 64, 3000, 55, 56, 57, 2];
            let mut next = 0;
            let mut key = |difference: &u32| {
                let key = next + difference;
                next = key + 1;
                key
            };
            let keys: Vec<u32> = differences.iter().map(&mut key).collect();
            let bytes = codes(&differences, parameter);
            assert_eq!(unrice(&bytes, parameter, keys.len(), 26), Some(keys), "{parameter}");
            assert_eq!(unrice(&bytes, parameter, differences.len() + 8, 26), None, "{parameter}");
            assert_eq!(unrice(&bytes[..bytes.len() - 1], parameter, differences.len(), 26), None, "{parameter}");
        }
    }

    #[test]
    fn keys_with_more_bits_than_there_are_make_no_sense() {
        assert_eq!(unrice(&codes(&[1 << 10], 4), 4, 1, 10), None);
        assert_eq!(unrice(&codes(&[(1 << 10) - 1], 4), 4, 1, 10), Some(vec![(1 << 10) - 1]));
    }
}
