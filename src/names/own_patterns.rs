//! A caller's own patterns: regular expressions whose matches are names. Owns how they are compiled, where they are looked for
//! and which match stays; what becomes of them among the names is own.rs's. Without the feature `patterns` there are none.

#[cfg(feature = "patterns")]
pub use compiled::{Matches, OwnPatterns};
#[cfg(not(feature = "patterns"))]
pub use none::{Matches, OwnPatterns};

#[cfg(feature = "patterns")]
mod compiled {
    use crate::{
        analysis::{EntityType, MentionBasis},
        map::Map,
        names::mention::NameMention,
        sort,
        span::Span,
        text::{Document, TextSentence},
    };
    use regex::{Error, Regex, RegexBuilder};
    use std::ops::Range;

    /// How large a pattern may be once it is compiled, in bytes.
    const LARGEST: usize = 1 << 20;

    /// The longest stretch that is searched at once, in bytes: longer sentences are cut. At its worst a pattern takes the square
    /// of it to find all matches.
    const STRETCH: u32 = 1000;

    /// A match: a stretch of one sentence, as it was matched, and the tokens it touches.
    #[derive(Clone, Debug)]
    struct Match {
        span: Span,
        tokens: Range<usize>,
        kind: EntityType,
        /// Whose name it is: a number of own.rs, or one behind those.
        entity: u32,
    }

    /// The matches of all patterns in a document, in order, of which no two touch one token.
    #[derive(Clone, Debug, Default)]
    pub struct Matches {
        all: Vec<Match>,
        /// What the entities behind those of own.rs are called.
        names: Vec<String>,
    }

    impl Matches {
        /// Whether there are none.
        pub fn is_empty(&self) -> bool {
            self.all.is_empty()
        }

        /// Whose name the match is that stands there.
        pub fn entity_at(&self, span: Span) -> Option<u32> {
            let at = self.all.binary_search_by_key(&span.start, |found| found.span.start).ok()?;
            (self.all[at].span == span).then_some(self.all[at].entity)
        }

        /// What the entity with this number behind those of own.rs is called.
        pub fn name(&self, behind: usize) -> &str {
            &self.names[behind]
        }

        /// The matches as names, of those whose tokens are free.
        pub fn names(&self, free: impl Fn(&Range<usize>) -> bool) -> Vec<NameMention> {
            let free = self.all.iter().filter(|found| free(&found.tokens));
            free.map(|Match { span, tokens, kind, .. }| NameMention {
                span: *span,
                tokens: tokens.clone(),
                kind: *kind,
                basis: MentionBasis::Own,
                confidence: 1.0,
            })
            .collect()
        }
    }

    /// A pattern with what its matches are, and whose name; of another entity for all different words where nobody is named.
    #[derive(Clone, Debug)]
    struct OwnPattern {
        regex: Regex,
        kind: EntityType,
        entity: Option<u32>,
    }

    /// A caller's patterns, ready to be looked for.
    #[derive(Clone, Debug, Default)]
    pub struct OwnPatterns(Vec<OwnPattern>);

    impl OwnPatterns {
        /// Adds a pattern.
        ///
        /// # Errors
        /// Where it is no regular expression, or a large one: what is wrong with it.
        pub fn add(&mut self, pattern: &str, kind: EntityType, entity: Option<u32>) -> Result<(), String> {
            let compiled = RegexBuilder::new(pattern).size_limit(LARGEST).build();
            let regex = compiled.map_err(|error| match error {
                // Before the reason stand the pattern and a line that points at a place in it.
                Error::Syntax(said) => said.rsplit("error: ").next().unwrap_or_default().trim().to_owned(),
                _ => format!("more than {LARGEST} bytes once it is compiled"),
            })?;
            self.0.push(OwnPattern { regex, kind, entity });
            Ok(())
        }

        /// What the patterns match within the sentences; where two touch a token, the one that was added first stays. `behind` is
        /// the number of entities that are known.
        pub fn matches(&self, document: &Document, behind: u32) -> Matches {
            let mut found = Matches::default();
            let mut taken = vec![false; if self.0.is_empty() { 0 } else { document.tokens.len() }];
            for pattern in &self.0 {
                let mut others: Map<&str, u32> = Map::default();
                for Span { start, end } in document.sentences.iter().flat_map(|sentence| stretches(document, sentence))
                {
                    let words = Span { start, end }.of(document.text);
                    for matched in pattern.regex.find_iter(words) {
                        let span = Span { start: start + matched.start() as u32, end: start + matched.end() as u32 };
                        let tokens = touched(document, span);
                        let Some(span) = within(document, span, &tokens) else { continue };
                        if taken[tokens.clone()].contains(&true) {
                            continue;
                        }
                        taken[tokens.clone()].fill(true);
                        let entity = pattern.entity.unwrap_or_else(|| {
                            *others.entry(span.of(document.text)).or_insert_with(|| {
                                found.names.push(span.of(document.text).to_owned());
                                behind + found.names.len() as u32 - 1
                            })
                        });
                        found.all.push(Match { span, tokens, kind: pattern.kind, entity });
                    }
                }
            }
            sort::stable_by_key(&mut found.all, |found| found.span.start);
            found
        }
    }

    /// What is searched of a sentence, each at once: all of it, or as many of its tokens as are short enough.
    fn stretches(document: &Document, sentence: &TextSentence) -> Vec<Span> {
        let mut stretches: Vec<Span> = Vec::new();
        for token in &document.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            match stretches.last_mut() {
                Some(last) if token.span.end - last.start <= STRETCH => last.end = token.span.end,
                _ if token.span.end - token.span.start <= STRETCH => stretches.push(token.span),
                // Nobody writes such a word.
                _ => {}
            }
        }
        stretches
    }

    /// The tokens that a span shares a byte with.
    fn touched(document: &Document, span: Span) -> Range<usize> {
        let from = document.tokens.partition_point(|token| token.span.end <= span.start);
        let to = document.tokens.partition_point(|token| token.span.start < span.end);
        from..to.max(from)
    }

    /// A match without the white space at its edges, if there is more to it.
    fn within(document: &Document, span: Span, tokens: &Range<usize>) -> Option<Span> {
        let tokens = document.tokens.get(tokens.clone())?;
        let (start, end) = (tokens.first()?.span.start.max(span.start), tokens.last()?.span.end.min(span.end));
        (start < end).then_some(Span { start, end })
    }
}

#[cfg(not(feature = "patterns"))]
mod none {
    use crate::{analysis::EntityType, names::mention::NameMention, span::Span, text::Document};
    use std::ops::Range;

    /// No patterns.
    #[derive(Clone, Debug, Default)]
    pub struct OwnPatterns;

    impl OwnPatterns {
        /// Refuses a pattern.
        pub fn add(&mut self, _: &str, _: EntityType, _: Option<u32>) -> Result<(), String> {
            Err("there are none in this build".to_owned())
        }

        /// Nothing.
        pub fn matches(&self, _: &Document, _: u32) -> Matches {
            Matches
        }
    }

    /// No matches.
    #[derive(Clone, Debug, Default)]
    pub struct Matches;

    impl Matches {
        /// There are none.
        pub fn is_empty(&self) -> bool {
            true
        }

        /// Nobody's.
        pub fn entity_at(&self, _: Span) -> Option<u32> {
            None
        }

        /// Nothing.
        pub fn name(&self, _: usize) -> &str {
            ""
        }

        /// None.
        pub fn names(&self, _: impl Fn(&Range<usize>) -> bool) -> Vec<NameMention> {
            Vec::new()
        }
    }
}
