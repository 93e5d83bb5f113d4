//! Irregular verbs and their forms: `lexicons/irregular-verbs.txt`. Owns the look-up, not the list.

use crate::map::Map;
use std::sync::LazyLock;

/// Lines of a verb and its forms, from the build.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/irregular-verbs.txt"));

static VERBS: LazyLock<Map<&'static str, &'static str>> = LazyLock::new(|| {
    let mut verbs = Map::with_capacity(TABLE.len() / 16);
    TABLE.lines().filter_map(|line| line.split_once(' ')).for_each(|(verb, forms)| {
        verbs.insert(verb, forms);
    });
    verbs
});

/// The forms of a verb that no rule gives, the past first; none for a regular verb.
pub fn forms(lemma: &str) -> Vec<&'static str> {
    VERBS.get(lemma).map_or_else(Vec::new, |forms| forms.split(' ').collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_example_has_the_past_of_its_verb() {
        let list = include_str!("../../lexicons/irregular-verbs.txt");
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (verb, rest) = line.split_once("  ").expect("a verb");
            let (_, example) = rest.split_once("  ").expect("an example");
            let past = forms(verb).first().copied().expect("a past");
            let document = text::read(example);
            assert!((0..document.tokens.len()).any(|token| document.lower(token) == past), "{line}");
        }
        assert!(forms("walk").is_empty());
    }
}
