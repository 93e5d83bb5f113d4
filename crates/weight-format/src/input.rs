//! Takes bytes and numbers off a file from its beginning on; `None` where it is too short.

/// Takes so many bytes off.
pub fn take<'b>(input: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, rest) = input.split_at_checked(length)?;
    *input = rest;
    Some(taken)
}

/// Takes a byte off.
pub fn byte(input: &mut &[u8]) -> Option<u8> {
    let (taken, rest) = input.split_first()?;
    *input = rest;
    Some(*taken)
}

/// Takes a number of 32 bits off.
pub fn number(input: &mut &[u8]) -> Option<u32> {
    let (taken, rest) = input.split_first_chunk::<4>()?;
    *input = rest;
    Some(u32::from_le_bytes(*taken))
}

/// Takes off what stands behind its length.
pub fn section<'b>(input: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = number(input)? as usize;
    take(input, length)
}
