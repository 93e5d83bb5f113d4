//! Words that tell what is a dateline and what is none: `lexicons/datelines.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case has a class.
    is(DatelineWord), in "datelines"
}
