//! Which characters are one for a reader: a symbol and its accent, an emoji of several, the two letters of a flag (Unicode
//! Standard Annex 29, extended grapheme clusters). Owns the table, which `build/clusters.rs` makes, and the rules for
//! clusters that begin with a symbol and for what follows a letter; that syllables of letters hang together does not arise,
//! since letters stand in words.
//!
//! This and its table stand in place of the crate unicode-segmentation, which they save every reader 4 KB of (after brotli);
//! the tests below compare the two for every character.

use lexicon_format::leb128;
use std::sync::LazyLock;

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/clusters.bin"));

/// How a character behaves towards its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ClusterBreak {
    /// Nothing hangs on it, and it hangs on nothing.
    Control,
    /// It hangs on the one before: an accent, a variation selector, a tone of skin.
    Extend,
    /// The next one hangs on it.
    Prepend,
    /// It hangs on a pictograph before it where a joiner stands between.
    Pictograph,
    /// Two of them are a flag.
    Regional,
    /// None of these.
    Other,
}

/// The characters up to, not including, `end` since the run before.
struct BreakRun {
    end: u32,
    class: ClusterBreak,
}

static RUNS: LazyLock<Vec<BreakRun>> = LazyLock::new(|| {
    const CLASSES: [ClusterBreak; 4] =
        [ClusterBreak::Control, ClusterBreak::Extend, ClusterBreak::Prepend, ClusterBreak::Pictograph];
    let mut numbers = leb128::numbers(PACKED);
    let mut runs = Vec::new();
    let mut end = 0;
    while let (Some(gap), Some(number)) = (numbers.next(), numbers.next()) {
        runs.push(BreakRun { end: end + gap, class: ClusterBreak::Other });
        end += gap + number / 4;
        runs.push(BreakRun { end, class: CLASSES[number as usize % 4] });
    }
    runs
});

fn class(character: char) -> ClusterBreak {
    match character {
        '\0'..='\x1F' | '\x7F' => ClusterBreak::Control,
        '\x20'..='\x7E' => ClusterBreak::Other,
        '🇦'..='🇿' => ClusterBreak::Regional,
        _ => {
            let run = RUNS.partition_point(|run| run.end <= character as u32);
            RUNS.get(run).map_or(ClusterBreak::Other, |run| run.class)
        }
    }
}

/// Whether the character at `at`, no letter, belongs to the letter before it.
pub(super) fn extends(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
    let (Some(before), Some(after)) = (before.map(class), after.map(class)) else { return false };
    before != ClusterBreak::Control
        && after != ClusterBreak::Control
        && (after == ClusterBreak::Extend || before == ClusterBreak::Prepend)
}

/// The bytes of the cluster that `text` begins with, whose first character is no letter.
pub(super) fn length(text: &str) -> usize {
    const JOINER: char = '\u{200D}';
    let mut characters = text.char_indices();
    let Some((_, first)) = characters.next() else { return 0 };
    let (mut before, mut character) = (class(first), first);
    let mut regional = usize::from(before == ClusterBreak::Regional);
    let mut pictograph = before == ClusterBreak::Pictograph;
    for (at, next) in characters {
        let after = class(next);
        let holds = match (before, after) {
            (ClusterBreak::Control, _) | (_, ClusterBreak::Control) => false,
            (_, ClusterBreak::Extend) | (ClusterBreak::Prepend, _) => true,
            (_, ClusterBreak::Pictograph) => character == JOINER && pictograph,
            (_, ClusterBreak::Regional) => regional % 2 == 1 && before == ClusterBreak::Regional,
            _ => false,
        };
        if !holds {
            return at;
        }
        regional += usize::from(after == ClusterBreak::Regional);
        // Of two joiners neither joins.
        pictograph =
            after == ClusterBreak::Pictograph || pictograph && after == ClusterBreak::Extend && character != JOINER;
        (before, character) = (after, next);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

    /// One of each kind that can stand beside a symbol.
    const NEIGHBOURS: [char; 15] = [
        'a',
        ' ',
        '\n',
        '©',
        '👩',
        '🇫',
        '🇷',
        '\u{301}',
        '\u{FE0F}',
        '\u{200D}',
        '\u{1F3FD}',
        '\u{200B}',
        '\u{600}',
        '№',
        '\u{E0067}',
    ];

    #[test]
    fn every_character_hangs_on_its_neighbours_as_the_standard_says() {
        for character in '\0'..=char::MAX {
            for neighbour in ['a', '\u{301}', '©'] {
                let text: String = [neighbour, character].iter().collect();
                assert_eq!(length(&text), text.graphemes(true).next().map_or(0, str::len), "{text:?}");
            }
            let text = format!("a{character}");
            assert_eq!(extends(&text, 1), text.graphemes(true).count() == 1, "{text:?}");
        }
    }

    #[test]
    fn clusters_of_symbols_are_those_of_the_standard() {
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            texts = texts.iter().flat_map(|text| NEIGHBOURS.map(|next| format!("{text}{next}"))).collect();
            // A part of them says enough.
            let step = texts.len().div_ceil(20_000);
            texts = texts.into_iter().step_by(step | 1).collect();
            for text in &texts {
                assert_eq!(length(text), text.graphemes(true).next().map_or(0, str::len), "{text:?}");
            }
        }
    }

    #[test]
    fn a_mark_after_a_letter_belongs_to_it_where_the_standard_says_so() {
        for text in NEIGHBOURS.map(|next| format!("é{next}x")) {
            let boundary = GraphemeCursor::new(2, text.len(), true).is_boundary(&text, 0);
            assert_eq!(extends(&text, 2), boundary == Ok(false), "{text:?}");
        }
    }
}
