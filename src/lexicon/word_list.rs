//! Lists of words with the classes of each, as `build/word_lists.rs` writes them. Owns how a list is declared and
//! its table read, not what any class means.

use crate::map::Map;

/// Declares the classes of a list, as the build wrote them, its words, and the function that asks for them.
macro_rules! word_list {
    ($(#[$on_is:meta])* is($class:ident), in $name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));

        /// The list as the build packed it.
        const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"));

        static WORDS: std::sync::LazyLock<$crate::lexicon::word_list::WordClasses> =
            std::sync::LazyLock::new(|| $crate::lexicon::word_list::read(TABLE));

        $(#[$on_is])*
        pub fn is(lower: &str, class: $class) -> bool {
            $crate::lexicon::word_list::has(&WORDS, lower, class as u32)
        }
    };
}
pub(crate) use word_list;

/// The words and phrases of a list, each with its set of classes, a bit for each.
pub type WordClasses = Map<&'static str, u32>;

/// Reads a table.
pub fn read(table: &'static str) -> WordClasses {
    let mut words = Map::with_capacity(table.len() / 6);
    entries(table).for_each(|(word, set)| {
        words.insert(word, set);
    });
    words
}

/// The words of a table, each with its set of classes.
pub fn entries(table: &'static str) -> impl Iterator<Item = (&'static str, u32)> {
    table.lines().flat_map(|line| {
        let (set, words) = line.split_once('\t').unwrap_or_default();
        let set = u32::from_str_radix(set, 16).unwrap_or_default();
        words.split('\t').map(move |word| (word, set))
    })
}

/// Whether a word of a list has the class with this number.
pub fn has(words: &WordClasses, word: &str, class: u32) -> bool {
    set(words, word) >> class & 1 == 1
}

/// The set of a word's classes; empty for a word that is not in the list.
pub fn set(words: &WordClasses, word: &str) -> u32 {
    words.get(word).copied().unwrap_or(0)
}

#[cfg(test)]
pub mod source {
    //! The lists as they are written, for the tests that run their examples.

    use lexicon_format::{columns, example};

    /// A line of a list.
    pub struct Entry {
        /// The word or phrase.
        pub word: String,
        /// Its classes.
        pub classes: Vec<String>,
        /// Its examples, each with its sign; `+` where it is written without one.
        pub examples: Vec<(char, String)>,
    }

    /// The lines of a list.
    pub fn entries(file: &str) -> Vec<Entry> {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(file);
        let text = std::fs::read_to_string(path).expect("the list");
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '=']));
        lines
            .map(|line| {
                let mut parts = columns(line);
                let word = parts.next().unwrap_or_default().to_owned();
                let classes = parts.next().unwrap_or_default().split(' ').map(str::to_owned).collect();
                let examples = parts.map(|column| example(column).unwrap_or(('+', column)));
                Entry { word, classes, examples: examples.map(|(sign, text)| (sign, text.to_owned())).collect() }
            })
            .collect()
    }

    /// Whether a list holds a word with exactly these classes; `name` writes a class as its line does.
    pub fn holds<C: Copy>(entry: &Entry, all: &[(&str, C)], is: impl Fn(&str, C) -> bool) -> bool {
        all.iter().all(|(name, class)| is(&entry.word, *class) == entry.classes.iter().any(|of| of == name))
            && entry.classes.iter().all(|of| all.iter().any(|(name, _)| name == of))
    }
}
