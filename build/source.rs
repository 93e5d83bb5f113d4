//! How a lexicon's source line is laid out, columns and example sentences, and how a table of numbers is written. Shared by the
//! build and by the tests that run the examples; what a column or a number means is the table's own affair.

/// The columns of a line: parted by a tab or by two spaces or more.
pub fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').flat_map(|part| part.split("  ")).map(str::trim).filter(|column| !column.is_empty())
}

/// Whether a column is an example: its sign and its sentence.
pub fn example(column: &str) -> Option<(char, &str)> {
    let sign = column.chars().next().filter(|sign| "+-0".contains(*sign))?;
    let sentence = column[1..].strip_prefix(" \"")?.strip_suffix('"')?;
    Some((sign, sentence))
}

/// Appends a number in LEB128: seven bits a byte, the lowest first, the highest bit of all bytes but the last set.
#[allow(dead_code)]
pub fn number(mut value: u64, bytes: &mut Vec<u8>) {
    while value > 0x7f {
        bytes.push(value as u8 & 0x7f | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
