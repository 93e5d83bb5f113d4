//! Words that tell what is a dateline and what is none: `lexicons/datelines.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::{self, WordClasses};
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/datelines.rs"));

const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/datelines.txt"));

static WORDS: LazyLock<WordClasses> = LazyLock::new(|| word_list::read(TABLE));

/// Whether a word in lower case has a class.
pub fn is(lower: &str, class: DatelineWord) -> bool {
    word_list::has(&WORDS, lower, class as u32)
}
