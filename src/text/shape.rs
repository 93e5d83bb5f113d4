//! What is known by its shape alone: addresses, an agency's codes. Owns the running of the expressions of
//! `lexicons/shapes.txt`, not where a shape is looked for.
//!
//! The expressions are compiled by the `regex` project's own automata when the project is built; here only their
//! tables are run, in time linear in what is matched. The whole of `regex` would cost every reader 88 KB.

use regex_automata::{Anchored, Input, dfa::Automaton, dfa::sparse::DFA};
use std::sync::OnceLock;

/// A shape of `lexicons/shapes.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// An address with its scheme.
    Scheme,
    /// A page without one.
    Page,
    /// A mail address.
    Mail,
    /// The codes above an agency's report.
    Codes,
    /// What an agency puts behind a report.
    SignOff,
}

const COUNT: usize = 5;
static TABLES: [&[u8]; COUNT] = include!(concat!(env!("OUT_DIR"), "/shapes.rs"));

/// How far a page or a mail address is followed, in bytes, so that no text makes looking for them slow:
/// "a.a.a.a…" is looked at anew from each of its letters.
const REACH: usize = 512;

impl Shape {
    fn automaton(self) -> &'static DFA<&'static [u8]> {
        static READ: [OnceLock<DFA<&'static [u8]>>; COUNT] = [const { OnceLock::new() }; COUNT];
        READ[self as usize].get_or_init(|| {
            // A test reads them: they are made by the same build.
            DFA::from_bytes(TABLES[self as usize]).expect("the tables of shapes fit the code").0
        })
    }

    /// The end of the longest match that begins at `at`, a character boundary; both in bytes.
    pub(super) fn end(self, text: &str, at: usize) -> Option<usize> {
        let reach = match self {
            Self::Page | Self::Mail => text.len().min(at + REACH),
            _ => text.len(),
        };
        let input = Input::new(text.as_bytes()).range(at..reach).anchored(Anchored::Yes);
        // Neither a byte that stops the search nor an unanchored start was asked for: it never fails.
        let found = self.automaton().try_search_fwd(&input).ok().flatten()?;
        text.is_char_boundary(found.offset()).then(|| found.offset())
    }

    /// Whether all of `text` has this shape.
    pub(super) fn is(self, text: &str) -> bool {
        self.end(text, 0) == Some(text.len())
    }
}

#[cfg(test)]
#[path = "../../build/source.rs"]
mod source;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_matches_its_examples_and_nothing_else() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/shapes.txt");
        let text = std::fs::read_to_string(path).expect("the shapes");
        let shapes = [Shape::Scheme, Shape::Page, Shape::Mail, Shape::Codes, Shape::SignOff];
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines.len(), COUNT);
        for (line, shape) in lines.into_iter().zip(shapes) {
            let examples: Vec<(char, &str)> = source::columns(line).skip(2).filter_map(source::example).collect();
            for sign in ['+', '-'] {
                assert!(examples.iter().any(|(found, _)| *found == sign), "{shape:?} has no example {sign}");
            }
            for (sign, example) in examples {
                assert_eq!(shape.is(example), sign == '+', "{shape:?} {example:?}");
            }
        }
    }

    #[test]
    fn a_longest_match_is_taken() {
        assert_eq!(Shape::Page.end("see torvale.co.ke.", 4), Some(17));
        assert_eq!(Shape::Page.end(&"a.".repeat(10_000), 0), None);
    }
}
