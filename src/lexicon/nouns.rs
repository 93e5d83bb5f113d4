//! What the word lists know: nouns that say what somebody or something is, titles, and what countries are called. Owns
//! the look-up, not the lists (`lexicons/names/`).

use crate::{analysis::EntityType, map::Map};
use std::sync::LazyLock;

/// The words of each class after its letter.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/roles.txt"));

/// Main names, other names, adjectives.
const COUNTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/countries.txt"));

/// What sex a word, or a text, gives somebody; never guessed from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// He.
    Male,
    /// She.
    Female,
}

/// What a noun says of who or what bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// A person, an organization or a place.
    pub kind: EntityType,
    /// Where the word itself says so: spokeswoman, king, Mrs.
    pub sex: Option<Sex>,
    /// Whether it only stands before a name: Mr, Lt., Sheikh.
    pub title: bool,
}

static NOUNS: LazyLock<Map<&'static str, Noun>> = LazyLock::new(|| {
    let mut nouns = Map::with_capacity(2048);
    for line in WORDS.lines() {
        let Some((class, words)) = line.split_at_checked(1) else { continue };
        let kind = match class {
            "o" => EntityType::Organization,
            "l" => EntityType::Location,
            _ => EntityType::Person,
        };
        let sex = match class {
            "m" | "M" => Some(Sex::Male),
            "f" | "F" => Some(Sex::Female),
            _ => None,
        };
        let noun = Noun { kind, sex, title: matches!(class, "M" | "F" | "H" | "T") };
        for word in words.split(' ') {
            nouns.insert(word, noun);
        }
    }
    nouns
});

/// What a lower-case word says of its bearer, if it is such a noun or a title.
pub fn noun(lower: &str) -> Option<Noun> {
    NOUNS.get(lower).copied()
}

/// A country under its main name, its other names and its adjectives, by number.
static COUNTRY: LazyLock<Map<&'static str, (u16, bool)>> = LazyLock::new(|| {
    let mut countries = Map::with_capacity(1024);
    for (number, line) in COUNTRIES.lines().enumerate() {
        let mut columns = line.split('|');
        let main = columns.next().unwrap_or_default();
        let names = columns.next().unwrap_or_default().split(';');
        for name in names.chain([main]).filter(|name| !name.is_empty()) {
            countries.insert(name, (number as u16, true));
        }
        let adjectives = columns.next().unwrap_or_default().split(';');
        for adjective in adjectives.filter(|adjective| !adjective.is_empty()) {
            countries.entry(adjective).or_insert((number as u16, false));
        }
    }
    countries
});

/// The number of a country by one of its names, as written: UK, Britain.
pub fn country(name: &str) -> Option<u16> {
    COUNTRY.get(name).filter(|(_, named)| *named).map(|(number, _)| *number)
}

/// The number of the country that a name or an adjective belongs to: Iran, Iranian.
pub fn country_of(word: &str) -> Option<u16> {
    COUNTRY.get(word).map(|(number, _)| *number)
}
