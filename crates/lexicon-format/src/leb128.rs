//! Numbers in LEB128: seven bits a byte, the lowest first, the highest bit of all bytes but the last set.

/// Appends a number.
pub fn write(mut value: u64, bytes: &mut Vec<u8>) {
    while value > 0x7f {
        bytes.push(value as u8 & 0x7f | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_as_many_bytes_as_it_needs() {
        let mut bytes = Vec::new();
        [0, 127, 128, 300].into_iter().for_each(|number| write(number, &mut bytes));
        assert_eq!(bytes, [0, 127, 0x80, 1, 0xac, 2]);
    }
}
