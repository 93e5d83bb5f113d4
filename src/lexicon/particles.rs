//! Words in small letters inside names: `lexicons/particles.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::{self, WordClasses};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/particles.rs"));

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/particles.txt"));

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| word_list::read(TABLE));

/// Whether a word in lower case has a class.
pub fn is(lower: &str, class: Particle) -> bool {
    word_list::has(&WORDS, lower, class as u32)
}

#[cfg(test)]
mod tests {
    use super::{Particle::*, *};
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_particle_has_its_classes_and_stands_in_its_example() {
        let all = [("name", Name), ("credit", Credit), ("initial", Initial), ("dateline", Dateline)];
        for entry in source::entries("particles.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            assert!((0..document.tokens.len()).any(|token| document.lower(token) == entry.word), "{}", entry.word);
        }
    }
}
