//! Abbreviations that are written with a stop: `lexicons/abbreviations.txt`. Owns the look-up, not the list and not what a
//! stop means where it stands.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether an abbreviation, in lower case and without its last stop, has a class.
    is(ShortForm), in "abbreviations"
}

#[cfg(test)]
mod tests {
    use super::{ShortForm::*, *};
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_abbreviation_has_its_classes_and_ends_no_sentence_in_its_example() {
        let all = [
            ("title", Title),
            ("numbered", Numbered),
            ("pointing", Pointing),
            ("closing", Closing),
            ("small", Small),
            ("company", Company),
            ("degree", Degree),
        ];
        for entry in source::entries("abbreviations.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            // The stop is part of the token but for companies.
            let token = if is(&entry.word, Company) { entry.word.clone() } else { format!("{}.", entry.word) };
            assert!((0..document.tokens.len()).any(|at| document.lower(at) == token), "{}", entry.examples[0].1);
            assert_eq!(document.sentences.len(), 1, "{}", entry.examples[0].1);
        }
    }
}
