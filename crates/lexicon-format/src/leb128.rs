//! Numbers in LEB128: seven bits a byte, the lowest first, the highest bit of all bytes but the last set.
//! Owns their form, not what they mean.

/// The numbers of a table, of 32 bits at most.
pub fn numbers(table: &'static [u8]) -> impl Iterator<Item = u32> {
    let mut bytes = table.iter();
    std::iter::from_fn(move || {
        let mut value = 0;
        for (place, byte) in bytes.by_ref().enumerate() {
            value |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    })
}

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

    #[test]
    fn what_is_written_is_read() {
        const TABLE: &[u8] = &[0, 127, 0x80, 1, 0xac, 2, 0xff, 0xff, 0xff, 0xff, 0x0f];
        assert_eq!(numbers(TABLE).collect::<Vec<_>>(), [0, 127, 128, 300, u32::MAX]);
    }
}
