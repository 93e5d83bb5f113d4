//! Function words and what rules ask of them: `lexicons/function-words.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case has a class.
    is(FunctionWord), in "function-words"
}

#[cfg(test)]
mod tests {
    use super::{FunctionWord::*, *};
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_word_has_its_classes_and_begins_a_sentence_if_it_is_a_starter() {
        let all = [
            ("starter", Starter),
            ("common", Common),
            ("fixed", Fixed),
            ("clause", Clause),
            ("fronted", Fronted),
            ("english", English),
            ("had", Had),
            ("year", Year),
            ("elided", Elided),
            ("exclaim", Exclaim),
            ("numeral", Numeral),
        ];
        for entry in source::entries("function-words.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let text = format!("The letter came from the U.S. {}", entry.examples[0].1);
            let document = text::read(&text);
            let begins = 1 + usize::from(is(&entry.word, Starter));
            assert!(
                (6..document.tokens.len()).any(|token| document.lower(token).trim_start_matches('\'') == entry.word),
                "{text}"
            );
            assert_eq!(document.sentences.len(), begins, "{text}");
        }
    }
}
