//! Sorted hashes as short as they can be: each key less the one before it and 1, Rice-coded, lowest bit first. Owns
//! reading; xtask writes.

/// Sorted keys of `bits` bits from the Rice codes of their differences; `None` where there are not that many, or too
/// large ones.
pub fn unrice(bytes: &[u8], parameter: u32, number: usize, bits: u32) -> Option<Vec<u32>> {
    if parameter >= bits || number > bytes.len() * 8 {
        return None;
    }
    let mut at = 0usize;
    let mut bit = || {
        let bit = bytes.get(at / 8)? >> (at % 8) & 1;
        at += 1;
        Some(u32::from(bit))
    };
    let mut keys = Vec::with_capacity(number);
    let mut next = 0u32;
    for _ in 0..number {
        let mut quotient = 0u32;
        while bit()? == 1 {
            quotient += 1;
        }
        let mut rest = 0;
        for place in 0..parameter {
            rest |= bit()? << place;
        }
        let key = next.checked_add(quotient.checked_mul(1 << parameter)?)?.checked_add(rest)?;
        if key >> bits != 0 {
            return None;
        }
        keys.push(key);
        next = key + 1;
    }
    Some(keys)
}
