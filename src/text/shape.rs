//! What is known by its shape alone: addresses, an agency's codes. Owns the running of the expressions of
//! `lexicons/shapes.txt`, not where a shape is looked for.
//!
//! The expressions are compiled by the `regex` project's own automata when the project is built; here only their
//! tables are run, in time linear in what is matched. The whole of `regex` would cost every reader 88 KB, and that part of
//! it which reads and runs finished automata 7 KB.

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
    /// The end of the longest match that begins at `at`, a character boundary; both in bytes.
    pub(super) fn end(self, text: &str, at: usize) -> Option<usize> {
        let reach = match self {
            Self::Page | Self::Mail => text.len().min(at + REACH),
            _ => text.len(),
        };
        let (&[classes, ended], table) = TABLES[self as usize].split_first_chunk()?;
        let (class_of, rows) = table.split_first_chunk::<256>()?;
        // The class of the text's end is the last one.
        let class = |place: usize| text.as_bytes().get(place).map_or(classes - 1, |byte| class_of[usize::from(*byte)]);
        let mut state = 1;
        let mut longest = None;
        for place in at..=reach {
            // The first state has the first row. A state knows only from the next byte that a match has ended before it.
            let row = (usize::from(state) - 1) * usize::from(classes);
            state = *rows.get(row + usize::from(class(place)))?;
            if state == 0 {
                break;
            }
            if state >= ended {
                longest = Some(place);
            }
        }
        longest.filter(|&end| text.is_char_boundary(end))
    }

    /// Whether all of `text` has this shape.
    pub(super) fn is(self, text: &str) -> bool {
        self.end(text, 0) == Some(text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexicon_format::{columns, example};
    use proptest::{
        collection::vec,
        prelude::*,
        sample::select,
        test_runner::{Config, RngSeed, TestRunner},
    };
    use regex::Regex;

    const SHAPES: [Shape; COUNT] = [Shape::Scheme, Shape::Page, Shape::Mail, Shape::Codes, Shape::SignOff];

    /// How a match of each may begin.
    const OPENINGS: [&str; COUNT] = ["http://", "torvale.co", "desk@b1.", "MER0417 4", "pl/s"];

    /// What addresses, codes and signs are made of, and what ends them.
    const PIECES: &[&str] = &[
        "http",
        "HTTPS",
        "ftp",
        "://",
        "www.",
        "torvale",
        "a",
        "b1",
        "-",
        "_",
        ".",
        ".com",
        ".co",
        ".uk",
        ".de",
        ":",
        ":80",
        "/",
        "?",
        "#",
        "(",
        ")",
        "()",
        ",",
        "!",
        "'",
        "…",
        "”",
        "«",
        "é",
        "日",
        "@",
        "+",
        "%",
        "]",
        "}",
        "*",
        "* *",
        "###",
        " ",
        "\t",
        "int",
        "u",
        "MER",
        "0417",
        "MER-0417",
        "480",
        "LAKES-PACT",
        "pl",
        "END",
        "S",
        "Ends",
        "30",
        "- 30 -",
        "\n",
    ];

    /// The most characters of a random text.
    const LONGEST: usize = 24;

    #[test]
    fn every_table_takes_the_longest_match_of_its_expression() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/shapes.txt");
        let source = std::fs::read_to_string(path).expect("the shapes");
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        for ((shape, opening), line) in SHAPES.into_iter().zip(OPENINGS).zip(lines) {
            let pattern = line.split('\t').nth(1).expect("an expression");
            // `regex` takes the first alternative that matches, not the longest match: so there is one expression for each
            // number of characters behind the match. What follows a match stays in sight.
            let followed_by: Vec<Regex> = (0..=LONGEST)
                .map(|rest| Regex::new(&format!(r"\A(?:{pattern})(?s:.{{{rest}}})\z")).expect("an expression"))
                .collect();
            let longest = |text: &str| {
                let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
                let count = text.chars().count();
                let matches = |at: usize| followed_by[count - text[..at].chars().count()].is_match(text);
                ends.rfind(|&at| matches(at))
            };
            let piece =
                prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
            let text = (select(vec!["", opening]), vec(piece, 0..9)).prop_map(|(opening, pieces)| {
                (opening.to_owned() + &pieces.concat()).chars().take(LONGEST).collect::<String>()
            });
            let config =
                Config { cases: 2000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() };
            let found = std::cell::Cell::new(0);
            let held = TestRunner::new(config).run(&text, |text| {
                let end = longest(&text);
                found.set(found.get() + u32::from(end.is_some()));
                prop_assert_eq!(shape.end(&text, 0), end, "{:?} in {:?}", shape, text);
                Ok(())
            });
            held.unwrap_or_else(|error| panic!("{shape:?}: {error}"));
            assert!(found.get() > 20, "only {} texts with {shape:?}", found.get());
        }
    }

    #[test]
    fn every_shape_matches_its_examples_and_nothing_else() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/shapes.txt");
        let text = std::fs::read_to_string(path).expect("the shapes");
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines.len(), COUNT);
        for (line, shape) in lines.into_iter().zip(SHAPES) {
            let examples: Vec<(char, &str)> = columns(line).skip(2).filter_map(example).collect();
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
