//! Articles some of whose sentences are written in Title Case or in CAPITALS, as headlines are. What is learned from these
//! sentences is what a name is where capitals say little. Owns the rewriting, and how the weights of such lines lie on top of
//! those of running text; no learning.

use std::collections::HashMap;

use anyhow::Result;
use article_analyzer::Span;
use article_analyzer::internals::{hash::ATTRIBUTE_BITS, names::detect::features::FEATURES, tagger::Tagger, text};

use super::{
    data::Article,
    weights::{Packed, Weights},
};

/// Seeds by which the first sentence of an article is in Title Case, and in CAPITALS.
pub const SEEDS: [usize; 2] = [0, 4];

/// What weights say that were learned before.
pub struct Base {
    scale: f32,
    weights: HashMap<u32, Vec<(u8, i8)>>,
}

impl Base {
    /// Of a file of weights.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let tagger = Tagger::read(bytes, FEATURES)?;
        let weights = tagger.learned().into_iter().map(|(key, weights)| (key, weights.to_vec())).collect();
        Ok(Self { scale: tagger.scale() as f32, weights })
    }

    /// Adds the weights of an attribute to the scores of all tags.
    pub fn add(&self, attribute: u32, scores: &mut [f32]) {
        for &(tag, weight) in self.weights.get(&(attribute >> (32 - ATTRIBUTE_BITS))).into_iter().flatten() {
            scores[usize::from(tag)] += f32::from(weight) / self.scale;
        }
    }
}

/// The weights of pairs of tags.
pub fn transitions(plain: &Tagger) -> Vec<f32> {
    plain.transitions().iter().map(|&weight| weight as f32 / plain.scale() as f32).collect()
}

/// The weights of running text and `keep` of those of loud lines, as one file.
pub fn joined(plain: &Tagger, mut loud: Weights, keep: usize) -> Packed {
    let scale = plain.scale() as f32;
    let least = loud.threshold(keep);
    let mut rows: HashMap<u32, Vec<(u8, f32)>> = HashMap::new();
    for (key, weights) in plain.learned() {
        rows.insert(key, weights.iter().map(|&(tag, weight)| (tag, f32::from(weight) / scale)).collect());
    }
    for (key, weights) in loud.attributes {
        // Of two attributes with one key, the one of running text stays.
        rows.entry(key).or_insert_with(|| weights.into_iter().filter(|(_, weight)| weight.abs() >= least).collect());
    }
    loud.attributes = rows.into_iter().collect();
    loud.attributes.sort_by_key(|(key, _)| *key);
    loud.transitions = transitions(plain);
    loud.pack(FEATURES, plain.scale() as u16, 0.0)
}

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
