//! Articles some of whose sentences are written in Title Case or in CAPITALS, as headlines are. What is learned from these
//! sentences is what a name is where capitals say little. Owns the rewriting, no learning.

use article_analyzer::Span;
use article_analyzer::internals::text;

use super::data::Article;

/// One sentence in so many is written so, in each of the two ways.
const EVERY: usize = 8;

/// Words that have small letters in titles.
const SMALL: [&str; 17] =
    ["a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "as", "from", "is"];

/// The article with some loud sentences, and where these are; `seed` decides which.
pub fn loud(article: &Article, seed: usize) -> (Article, Vec<Span>) {
    let document = text::read(&article.text);
    let mut out = article.text.clone();
    let mut spans = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let range = sentence.span.start as usize..sentence.span.end as usize;
        let written = &article.text[range.clone()];
        let changed = match (index + seed) % EVERY {
            0 => title(written),
            4 => same_length(written, |character| character.to_uppercase().next()),
            _ => continue,
        };
        out.replace_range(range, &changed);
        spans.push(sentence.span);
    }
    (Article { region: article.region.clone(), text: out, names: article.names.clone() }, spans)
}

/// `written` with other characters, but for those that would take another number of bytes, so that all spans stay.
fn same_length(written: &str, change: impl Fn(char) -> Option<char>) -> String {
    let fitting = |character: char| {
        change(character).filter(|other| other.len_utf8() == character.len_utf8()).unwrap_or(character)
    };
    written.chars().map(fitting).collect()
}

/// `written` in Title Case.
fn title(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for word in written.split_inclusive(|character: char| !character.is_alphabetic() && !"'’".contains(character)) {
        let letters = word.trim_end_matches(|character: char| !character.is_alphabetic());
        let first = word.chars().next().filter(|_| out.is_empty() || !SMALL.contains(&letters));
        match first {
            Some(first) => {
                out += &same_length(&word[..first.len_utf8()], |character| character.to_uppercase().next());
                out += &word[first.len_utf8()..];
            }
            None => out += word,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_in_eight_is_a_title_and_one_in_capitals() {
        let text = "Ana Kovač left the town of Torvale.".to_owned();
        let article = Article { region: String::new(), text, names: Vec::new() };
        let written = |seed| loud(&article, seed).0.text;
        assert_eq!(written(0), "Ana Kovač Left the Town of Torvale.");
        assert_eq!(written(4), "ANA KOVAČ LEFT THE TOWN OF TORVALE.");
        assert_eq!(written(1), article.text);
    }
}
