//! Words and phrases of what stands around an article on its page: `lexicons/furniture.txt`. Owns the look-up, not the list
//! and not where in a line a phrase must stand.

use crate::lexicon::word_list::{self, word_list};
use std::sync::LazyLock;

word_list! {
    /// Whether a word, or a phrase with a space between all its tokens, has a class.
    is(Furniture), in "furniture"
}

/// For each first byte, the lengths of the words of class [`Furniture::Telling`] that begin with it, a bit each: most words
/// of a text are told by these two.
pub fn telling_lengths() -> &'static [u32; 256] {
    static LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        for (word, set) in word_list::entries(TABLE) {
            if set >> Furniture::Telling as u32 & 1 == 1 {
                lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
            }
        }
        lengths
    });
    &LENGTHS
}
