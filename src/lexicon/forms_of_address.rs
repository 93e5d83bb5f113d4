//! Forms of address, titles and ranks that rules ask for: `lexicons/forms-of-address.txt`. Owns the look-up, not the
//! list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case, without a stop of its own, has a class.
    is(FormOfAddress), in "forms-of-address"
}

#[cfg(test)]
mod tests {
    use super::{FormOfAddress::*, *};
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_word_has_its_classes_and_ends_no_sentence() {
        let all = [
            ("abbreviation", Abbreviation),
            ("small", Small),
            ("title", Title),
            ("roleless", Roleless),
            ("courtesy", Courtesy),
            ("greeting", Greeting),
            ("second", Second),
        ];
        for entry in source::entries("forms-of-address.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            assert_eq!(document.lower(0).trim_end_matches('.'), entry.word);
            assert_eq!(document.sentences.len(), 1, "{}", entry.word);
        }
    }
}
