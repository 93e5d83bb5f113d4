//! Given names that one sex bears far more often: `lexicons/given-names.txt`. Owns the look-up, not the list. The sex that a
//! name suggests is weighed beside all else that tells whom a pronoun means, and is no part of any result.

use crate::lexicon::{nouns::Sex, word_list::word_list};

word_list! {
    /// Whether a word in lower case has a class.
    is(GivenName), in "given-names"
}

/// Whether a word in lower case is a listed given name.
pub fn is_given(lower: &str) -> bool {
    is(lower, GivenName::She) || is(lower, GivenName::He)
}

/// The sex that bears a name in lower case far more often.
pub fn suggested(lower: &str) -> Option<Sex> {
    match (is(lower, GivenName::She), is(lower, GivenName::He)) {
        (true, false) => Some(Sex::Female),
        (false, true) => Some(Sex::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenName::*, *};
    use crate::{coreference::pronoun, lexicon::word_list::source, text};

    #[test]
    fn every_name_has_its_class_and_its_sentence_says_so() {
        for entry in source::entries("given-names.txt") {
            assert!(source::holds(&entry, &[("she", She), ("he", He), ("mass", Mass)], is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            let said = (0..document.tokens.len()).find_map(|token| pronoun::sex(document.lower(token)));
            assert!(said.is_some() && said == suggested(&entry.word), "{}", entry.word);
            assert!(is_given(&entry.word), "{}", entry.word);
        }
    }
}
