//! Numbers in LEB128, as the build writes its tables. Owns their form, not what they mean.

/// The numbers of a table in LEB128: seven bits a byte, the lowest first, the highest bit of all bytes but the last set.
pub(super) fn numbers(table: &'static [u8]) -> impl Iterator<Item = u32> {
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
