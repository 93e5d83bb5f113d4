//! Irregular verbs and their forms: `lexicons/irregular-verbs.txt`. Owns the look-up, not the list.

/// Lines of a verb and its forms, from the build.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/irregular-verbs.txt"));

/// The forms of a verb that no rule gives, the past first; none for a regular verb. A walk over the list, for the few
/// verbs that are asked for.
pub fn forms(lemma: &str) -> Vec<&'static str> {
    let rest = |line: &'static str| line.strip_prefix(lemma)?.strip_prefix(' ');
    TABLE.lines().find_map(rest).map(|forms| forms.split(' ').collect()).unwrap_or_default()
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
