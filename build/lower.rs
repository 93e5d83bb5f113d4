//! Writes which characters beyond ASCII have a lower case, as `src/text/lower.rs` reads it. Owns the packing; what is
//! lower case is the standard library's to say.

use lexicon_format::leb128;
use std::path::Path;

/// Writes the table: runs of characters one or two apart with the same distance to their lower case, each as three
/// numbers in LEB128: the gap to the run before, its length times two (plus one where they stand two apart), and the
/// distance, its sign in the lowest bit.
pub fn compile(out: &Path) -> Result<(), Vec<String>> {
    // First character, number of characters, how far apart, distance.
    let mut runs: Vec<(u32, u32, u32, i64)> = Vec::new();
    for character in '\u{80}'..=char::MAX {
        let mut lower = character.to_lowercase();
        let (Some(first), None) = (lower.next(), lower.next()) else { continue };
        let (at, distance) = (u32::from(character), i64::from(u32::from(first)) - i64::from(u32::from(character)));
        match runs.last_mut() {
            _ if distance == 0 => {}
            Some((start, count @ 1, step, known)) if *known == distance && at - *start <= 2 => {
                (*count, *step) = (2, at - *start);
            }
            Some((start, count, step, known)) if *known == distance && at == *start + *count * *step => *count += 1,
            _ => runs.push((at, 1, 1, distance)),
        }
    }
    let mut bytes = Vec::new();
    let mut end = 0;
    for (start, count, step, distance) in runs {
        leb128::write(u64::from(start - end), &mut bytes);
        leb128::write(u64::from(count * 2 + step - 1), &mut bytes);
        leb128::write(distance.unsigned_abs() << 1 | u64::from(distance < 0), &mut bytes);
        end = start + count * step;
    }
    let path = out.join("lower.bin");
    std::fs::write(&path, bytes).map_err(|error| vec![format!("{}: {error}", path.display())])
}
