//! Articles told of other people: names of persons and cities replaced by others of `lexicons/names`, the same name by
//! the same one throughout an article. What is learned of a name then comes from its surroundings and its lists, and
//! not from having met it. Owns no learning.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result};
use article_analyzer::Span;

use super::data::Article;

/// What stands in for what.
pub struct Swaps {
    given: Names,
    surnames: Names,
    cities: Names,
}

struct Names {
    names: Vec<String>,
    known: HashMap<String, ()>,
}

impl Names {
    fn read(file: &Path) -> Result<Self> {
        let content = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let names: Vec<String> = content
            .lines()
            .filter(|line| !line.starts_with('#') && !line.contains("\tword") && !line.contains([' ', '-', '.']))
            .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
            .collect();
        let known = names.iter().map(|name| (name.clone(), ())).collect();
        Ok(Self { names, known })
    }
}

impl Swaps {
    /// Reads the lists.
    pub fn read(folder: &Path) -> Result<Self> {
        let names = |name: &str| Names::read(&folder.join(name));
        Ok(Self { given: names("given-names.txt")?, surnames: names("surnames.txt")?, cities: names("cities.txt")? })
    }

    /// The article with other names; `seed` decides which.
    pub fn swap(&self, article: &Article, seed: u64) -> Article {
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut draw = |names: &Names| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            names.names[(random >> 16) as usize % names.names.len()].clone()
        };
        let mut instead: HashMap<String, String> = HashMap::new();
        let (mut text, mut names, mut done) = (String::new(), Vec::new(), 0usize);
        for (span, kind) in &article.names {
            let (start, end) = (span.start as usize, span.end as usize);
            text.push_str(&article.text[done..start]);
            let from = text.len();
            let name = &article.text[start..end];
            let parts: Vec<&str> = name.split_inclusive([' ', '-']).collect();
            for (at, part) in parts.iter().enumerate() {
                let word = part.trim_end_matches([' ', '-']);
                let simple = word.chars().count() > 2
                    && word.chars().next().is_some_and(char::is_uppercase)
                    && word.chars().skip(1).all(char::is_lowercase);
                let list = match kind.as_str() {
                    "person" if simple && (self.given.known.contains_key(word) && at + 1 < parts.len()) => &self.given,
                    "person" if simple => &self.surnames,
                    "location" if simple && parts.len() == 1 && self.cities.known.contains_key(word) => &self.cities,
                    _ => {
                        text.push_str(part);
                        continue;
                    }
                };
                let other = instead.entry(word.to_owned()).or_insert_with(|| draw(list));
                text.push_str(other);
                text.push_str(&part[word.len()..]);
            }
            names.push((Span::new(from, text.len()), kind.clone()));
            done = end;
        }
        text.push_str(&article.text[done..]);
        Article { region: article.region.clone(), text, names }
    }
}
