//! Sentences: where they end. Owns abbreviations and closing marks, not paragraphs.

use super::{Document, Sentence, abbreviation};

/// Fills `sentences`, the paragraphs' sentence ranges and the tokens' sentence.
pub(super) fn split(document: &mut Document) {
    for index in 0..document.paragraphs.len() {
        let tokens = document.paragraphs[index].tokens.clone();
        let first = document.sentences.len() as u32;
        let mut start = tokens.start;
        for token in tokens.clone() {
            let last = token + 1 == tokens.end;
            let stop = matches!(document.lower(token as usize), "." | "!" | "?");
            let next = !last && document.tokens[token as usize + 1].spaced;
            let small = next && document.form(token as usize + 1).starts_with(char::is_lowercase);
            let company = token > start && small && abbreviation::is_company(document.lower(token as usize - 1));
            let stop = stop && !company;
            if last || (stop && next) {
                let span = document.tokens[start as usize].span.join(document.tokens[token as usize].span);
                let sentence = document.sentences.len() as u32;
                for inner in start..=token {
                    document.tokens[inner as usize].sentence = sentence;
                }
                document.sentences.push(Sentence { span, paragraph: index as u32, tokens: start..token + 1 });
                start = token + 1;
            }
        }
        document.paragraphs[index].sentences = first..document.sentences.len() as u32;
    }
}
