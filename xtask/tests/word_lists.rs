//! Lists of content words lie in `lexicons/`, where people read and edit them, and not in the code of the library. Owns what
//! a list in the code is: string literals side by side in one array, pattern or call, more than ten of them content words.
//!
//! Function words, words of the calendar, names of what the code itself defines (`as_str`, options) and of file formats are no
//! content words; the former two are those of their lexicons.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// So many content words may stand side by side.
const MOST: usize = 10;

/// Files whose lists are names of a format or of the code's own values, not words of English.
const NAMES_OF_ITS_OWN: [&str; 2] = [
    // Entities of HTML.
    "src/text/html.rs",
    // Options and fields by the names that callers write.
    "src/options.rs",
];

/// Auxiliary verbs and contractions: closed grammar, which code may name.
const AUXILIARIES: &str = "am is are was were be been being has have had having do does did doing will would can could may might \
                           must shall should get gets got 's 're 've 'd 'll 'm n't not never";

#[test]
fn no_list_of_content_words_stands_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
    let mut known: BTreeSet<String> = ["function-words.txt", "calendar.txt"]
        .iter()
        .flat_map(|file| words(&root.join("lexicons").join(file)))
        .collect();
    known.extend(AUXILIARIES.split(' ').map(str::to_owned));
    assert!(known.len() > 200, "function words and calendar are not where they were");
    let mut lists = Vec::new();
    for file in support::rust_files(&root.join("src")) {
        let path = file.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
        if NAMES_OF_ITS_OWN.contains(&path.as_str()) {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        let tokens: TokenStream = source.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        for list in side_by_side(tokens) {
            let content: Vec<&String> = list.iter().filter(|word| is_content(word, &known)).collect();
            if content.len() > MOST {
                lists.push(format!("{path}: {} content words: {}, …", content.len(), content[0]));
            }
        }
    }
    assert!(lists.is_empty(), "lists that belong in lexicons/:\n{}", lists.join("\n"));
}

#[test]
fn a_list_is_seen_in_an_array_a_pattern_and_a_slice_of_slices() {
    let words: Vec<String> = "mayor nurse pilot baker judge miner clerk tailor farmer potter weaver"
        .split(' ')
        .map(|word| format!("\"{word}\""))
        .collect();
    for code in [
        format!("const A: &[&str] = &[{}];", words.join(", ")),
        format!("fn f(w: &str) -> bool {{ matches!(w, {}) }}", words.join(" | ")),
        format!("fn f() {{ line.is(at, &[{}]) }}", words.join(", ")),
    ] {
        let lists = side_by_side(code.parse().expect("code"));
        assert_eq!(lists.iter().map(Vec::len).max(), Some(words.len()), "{code}");
    }
    assert!(is_content("mayor", &BTreeSet::new()) && !is_content("of", &BTreeSet::from(["of".to_owned()])));
    assert!(!is_content(",", &BTreeSet::new()) && !is_content("B-person", &BTreeSet::new()));
}

/// Whether a literal is a word of English that means something: lower-case letters, also several words of them.
fn is_content(literal: &str, known: &BTreeSet<String>) -> bool {
    literal.len() > 1
        && literal.starts_with(|first: char| first.is_lowercase())
        && literal.chars().all(|letter| letter.is_lowercase() || matches!(letter, ' ' | '\'' | '’'))
        && !known.contains(literal)
}

/// The string literals that stand side by side: nothing but commas, bars and references between them.
fn side_by_side(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut lists = vec![Vec::new()];
    let mut tests = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                // What stands under `#[cfg(test)] mod tests` does not count.
                if std::mem::take(&mut tests) {
                    continue;
                }
                lists.extend(side_by_side(group.stream()));
                lists.push(Vec::new());
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                match text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                    Some(word) => lists.last_mut().expect("one is open").push(word.to_owned()),
                    None => lists.push(Vec::new()),
                }
            }
            TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | '|' | '&') => {}
            TokenTree::Ident(name) if name == "tests" => tests = true,
            TokenTree::Ident(_) | TokenTree::Punct(_) => lists.push(Vec::new()),
        }
    }
    lists.retain(|list| !list.is_empty());
    lists
}

/// The words at the beginnings of a lexicon's lines.
fn words(lexicon: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(lexicon).unwrap_or_else(|error| panic!("{}: {error}", lexicon.display()));
    let lines = text.lines().filter(|line| !line.starts_with(['#', '=']));
    lines.filter_map(|line| line.split("  ").next()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
