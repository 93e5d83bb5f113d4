//! Occasions on which something is said: `lexicons/occasions.txt`. Owns the look-up, not the list.

use crate::{
    lexicon::word_list::word_list,
    text::{Document, Run},
};

word_list! {
    /// Whether a word in lower case has a class.
    is(OccasionWord), in "occasions"
}

/// Whether a run of tokens names an occasion on which one speaks, or what one writes: "a statement".
pub fn occasion_in(document: &Document, run: Run) -> bool {
    run.tokens().any(|token| is(document.lower(token), OccasionWord::Occasion))
}

#[cfg(test)]
mod tests {
    use super::{
        OccasionWord::{Medium, Occasion},
        *,
    };
    use crate::{
        lexicon::word_list::source,
        syntax::{adverbial::skip_adverbials, line::Line, pos},
        text,
    };

    #[test]
    fn every_occasion_is_passed_over_behind_its_verb() {
        let mut wrong = Vec::new();
        for entry in source::entries("occasions.txt") {
            assert!(source::holds(&entry, &[("occasion", Occasion), ("medium", Medium)], is), "{}", entry.word);
            let document = text::read(&entry.examples[0].1);
            let tags = pos::tag(&document);
            let cues = vec![0; tags.len()];
            let line = Line::new(&document, &tags, &cues, 0, None);
            let at = |word: &str| (line.from..line.to).find(|&token| line.word(token) == word);
            let (verb, word, that) = (at("said").expect("a verb"), at(&entry.word), at("that").expect("a clause"));
            assert!(word.is_some_and(|word| verb < word && word < that), "{}", entry.word);
            if skip_adverbials(&line, verb + 1, line.to) != that {
                wrong.push(entry.word);
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
