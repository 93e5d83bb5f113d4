//! Forms of verbs of speech that stand beside a quotation: `lexicons/speech-verbs.txt`. Owns the look-up, not the list and
//! not what else reports something (`cues`).

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case has a class.
    is(SpeechVerb), in "speech-verbs"
}

#[cfg(test)]
mod tests {
    use super::{SpeechVerb::*, *};
    use crate::{Settings, analyze, lexicon::word_list::source, text};

    #[test]
    fn every_form_has_its_classes_and_goes_on_with_its_sentence_behind_a_mark() {
        for entry in source::entries("speech-verbs.txt") {
            let all = [("after-mark", AfterMark), ("plain", Plain), ("issues", Issues)];
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            assert!((0..document.tokens.len()).any(|token| document.lower(token) == entry.word), "{}", entry.word);
            // Behind a name, which could begin a sentence, only the verb tells; a small letter begins none.
            assert_eq!(document.sentences.len(), 1, "{}", entry.examples[0].1);
            if is(&entry.word, Issues) {
                let text = format!("{} The report said that rice was dear.", entry.examples[0].1);
                let analysis = analyze(&text, &Settings::default()).expect("short enough");
                let speaks = analysis.quotes.iter().any(|quote| quote.speaker.is_some());
                assert!(speaks, "{text}");
            }
        }
    }
}
