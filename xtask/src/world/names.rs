//! Whether two names mean the same one, as the scorer beside the data sees it. Owns this comparison alone.

use std::collections::BTreeSet;

/// Whether a name of the gold and one that was found share their last word, or one holds the other, or one is the letters
/// of the other; nobody is nobody.
pub fn same(gold: Option<&str>, found: Option<&str>) -> bool {
    let (Some(gold), Some(found)) = (gold, found) else { return gold.is_none() && found.is_none() };
    let (one, other) = (words(gold), words(found));
    let (Some(last), Some(theirs)) = (one.last(), other.last()) else { return false };
    let inside = |few: &[String], many: &[String]| many.windows(few.len()).any(|part| part == few);
    let letters = |short: &[String], long: &str| matches!(short, [word] if word.chars().count() > 1 && acronyms(long).contains(word));
    last == theirs || inside(&one, &other) || inside(&other, &one) || letters(&other, gold) || letters(&one, found)
}

/// The words of a name in lower case, without the mark of a genitive.
fn words(name: &str) -> Vec<String> {
    let mut words = split(&name.to_lowercase());
    for word in &mut words {
        if let Some(bare) = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)) {
            *word = bare.to_owned();
        }
    }
    words
}

/// Letters and digits in a row, an apostrophe between them included.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let letter = |one: char| one.is_alphanumeric() || one == '_';
        let joins = open && matches!(character, '\'' | '’') && characters.peek().is_some_and(|&next| letter(next));
        if letter(character) || joins {
            if !open {
                words.push(String::new());
            }
            words.last_mut().into_iter().for_each(|word| word.push(character));
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// The first letters of its words, and those of its words with a capital.
fn acronyms(name: &str) -> BTreeSet<String> {
    let firsts: Vec<char> = split(name).iter().filter_map(|word| word.chars().next()).collect();
    let capitals: String = firsts.iter().filter(|first| first.is_uppercase()).collect();
    [capitals, firsts.into_iter().collect()].map(|letters| letters.to_lowercase()).into()
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_of_one_are_told_from_names_of_two() {
        let one = |gold, found| assert!(same(Some(gold), Some(found)), "{gold}, {found}");
        one("Anna Kovač", "Ms Kovač");
        one("Lagoon Pilots' Union", "Pilots");
        one("Lagoon Pilots Union", "LPU");
        one("Kovač’s", "Kovač");
        assert!(!same(Some("Anna Kovač"), Some("Anna Berge")));
        assert!(!same(Some("Anna Kovač"), None) && same(None, None));
    }
}
