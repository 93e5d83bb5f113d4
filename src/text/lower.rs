//! The lower case of characters and words, in every script, as the standard library has it. Owns the look-up; the table is
//! made of the library's own by `build/lower.rs`.
//!
//! In place of `str::to_lowercase` it saves every reader 4.5 KB of the module (after brotli): the library's table has 4 KB,
//! this one half a KB. The tests below compare the two for every character.

use std::sync::LazyLock;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lower.bin"));

/// Characters one or two apart with the same distance to their lower case.
struct CaseRun {
    first: u32,
    last: u32,
    step: u32,
    distance: i32,
}

static RUNS: LazyLock<Vec<CaseRun>> = LazyLock::new(|| {
    let mut numbers = lexicon_format::leb128::numbers(PACKED);
    let mut number = || numbers.next();
    let mut end = 0;
    let run = std::iter::from_fn(|| {
        let (gap, count, distance) = (number()?, number()?, number()?);
        let (first, step) = (end + gap, 1 + count % 2);
        end = first + count / 2 * step;
        let sign = if distance % 2 == 1 { -1 } else { 1 };
        Some(CaseRun { first, last: end - step, step, distance: sign * (distance / 2) as i32 })
    });
    run.collect()
});

/// The lower case of a character but `İ`, whose lower case is two.
fn lower(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let at = u32::from(character);
    let run = RUNS.partition_point(|run| run.last < at);
    match RUNS.get(run) {
        Some(run) if run.first <= at && (at - run.first).is_multiple_of(run.step) => {
            at.checked_add_signed(run.distance).and_then(char::from_u32).unwrap_or(character)
        }
        _ => character,
    }
}

/// Appends the lower case of a character.
pub fn push(written: &mut String, character: char) {
    match character {
        'İ' => written.push_str("i\u{307}"),
        _ => written.push(lower(character)),
    }
}

/// A word in lower case; a Greek sigma at its end takes its final form.
pub fn word(word: &str) -> String {
    let mut written = String::with_capacity(word.len());
    for (place, character) in word.char_indices() {
        let cased = |character: char| character.is_lowercase() || character.is_uppercase();
        match character {
            'Σ' if word[..place].contains(cased) && !word[place + 'Σ'.len_utf8()..].contains(cased) => {
                written.push('ς')
            }
            _ => push(&mut written, character),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_lower_case_that_the_standard_library_gives_it() {
        for character in '\0'..=char::MAX {
            let mut written = String::new();
            push(&mut written, character);
            assert!(written.chars().eq(character.to_lowercase()), "{character:?}: {written:?}");
        }
    }

    #[test]
    fn words_are_lowered_as_the_standard_library_lowers_them() {
        for example in ["TORVALE", "Kovač", "İzmir", "ΣΙΣΥΦΟΣ", "ΟΔΥΣΣΕΥΣ’", "Σ", "ÅSE", "ЖУКОВ", "ǅ", "ẞ", ""]
        {
            assert_eq!(word(example), example.to_lowercase());
        }
    }
}
