//! Irregular verbs and their forms: `lexicons/irregular-verbs.txt`. Owns the look-up, not the list.

use crate::{hash, map::Map};
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

/// Hashes of the pasts, and whether each is no participle, since its verb has another: "sank" and "sunk", but "met".
static PASTS: LazyLock<Map<u64, bool>> = LazyLock::new(|| {
    let mut pasts = Map::default();
    for line in TABLE.lines() {
        let mut forms = line.split(' ').skip(1);
        if let Some(past) = forms.next() {
            pasts.insert(
                hash::text(past),
                forms.next().is_some_and(|form| !form.ends_with('s') && !form.ends_with("ing")),
            );
        }
    }
    pasts
});

/// Whether a word in lower case is the past of a listed verb: "sank".
pub fn is_past(lower: &str) -> bool {
    PASTS.get(&hash::text(lower)).is_some()
}

/// Whether it is the past of one and no participle: "rose", but not "met".
pub fn is_only_past(lower: &str) -> bool {
    PASTS.get(&hash::text(lower)).is_some_and(|only| *only)
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
        assert!(is_past("sank") && is_past("cut") && !is_past("walked"));
        assert!(is_only_past("rose") && is_only_past("sank") && !is_only_past("met") && !is_only_past("cut"));
    }
}
