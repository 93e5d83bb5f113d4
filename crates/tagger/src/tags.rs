//! Tag sets: their names, which tag may follow which, and the spans that a sequence of tags means. Owns no weights.

use std::ops::Range;

/// How tags mark spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A tag a token, any after any: parts of speech.
    Plain,
    /// `O`, `B-x` begins a span, `I-x` goes on.
    Bio,
    /// `O`, `B-x` begins, `I-x` goes on, `E-x` ends, `S-x` is a span of one token.
    Bioes,
}

/// A tag set; tags are numbered as their names are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tags {
    names: Vec<String>,
    scheme: Scheme,
}

/// A span of tokens with the label that its tags have after their prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledSpan {
    /// The tokens, as positions in the path.
    pub tokens: Range<usize>,
    /// Index of the label, as in the list given to [`Tags::spans_of`].
    pub label: usize,
}

impl Tags {
    /// A plain tag set.
    pub fn plain(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { names: names.into_iter().map(Into::into).collect(), scheme: Scheme::Plain }
    }

    /// Tags for spans with these labels: `O`, then for each label in turn its tags in the order of the scheme's letters.
    pub fn spans_of(scheme: Scheme, labels: &[&str]) -> Self {
        let names = std::iter::once("O".to_owned())
            .chain(
                labels.iter().flat_map(|label| scheme.letters().iter().map(move |letter| format!("{letter}-{label}"))),
            )
            .collect();
        Self { names, scheme }
    }

    /// The tag set with these names, if its scheme and their order are of the kind that [`Tags::spans_of`] makes.
    pub(super) fn named(scheme: Scheme, names: Vec<String>) -> Option<Self> {
        let tags = Self { names, scheme };
        if scheme == Scheme::Plain {
            return Some(tags);
        }
        let labels: Vec<&str> = (0..tags.labels()).map(|label| tags.label(label)).collect();
        let regular = Self::spans_of(scheme, &labels) == tags;
        regular.then_some(tags)
    }

    /// How the tags mark spans.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Number of tags.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no tag at all.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name of a tag.
    pub fn name(&self, tag: usize) -> &str {
        &self.names[tag]
    }

    /// Number of span labels; of tags where the scheme is plain.
    pub fn labels(&self) -> usize {
        match self.scheme {
            Scheme::Plain => self.names.len(),
            scheme => self.names.len().saturating_sub(1) / scheme.letters().len(),
        }
    }

    /// The tags that begin a span.
    pub fn openings(&self) -> impl Iterator<Item = usize> {
        let letters = self.scheme.letters();
        (1..self.names.len()).filter(|tag| {
            let letter = letters.get((tag - 1) % letters.len().max(1));
            matches!(letter, Some('B' | 'S'))
        })
    }

    /// The name of a label.
    pub fn label(&self, label: usize) -> &str {
        match self.scheme {
            Scheme::Plain => &self.names[label],
            scheme => self.names[1 + label * scheme.letters().len()].get(2..).unwrap_or(""),
        }
    }

    /// The label of a tag; `None` for `O`.
    pub fn label_of(&self, tag: usize) -> Option<usize> {
        match self.scheme {
            Scheme::Plain => Some(tag),
            scheme => tag.checked_sub(1).map(|tag| tag / scheme.letters().len()),
        }
    }

    /// The tags of a span of `length` tokens with `label`.
    pub fn of_span(&self, label: usize, length: usize) -> impl Iterator<Item = usize> {
        let count = self.scheme.letters().len();
        let scheme = self.scheme;
        (0..length).map(move |place| {
            let letter = match scheme {
                Scheme::Plain => return label,
                Scheme::Bio => usize::from(place > 0),
                Scheme::Bioes if length == 1 => 3,
                Scheme::Bioes if place == 0 => 0,
                Scheme::Bioes if place + 1 == length => 2,
                Scheme::Bioes => 1,
            };
            1 + label * count + letter
        })
    }

    /// Whether `to` may follow `from`.
    pub fn legal(&self, from: usize, to: usize) -> bool {
        let goes_on = |tag: usize| matches!(self.letter(tag), 'I' | 'E');
        match self.scheme {
            Scheme::Plain => true,
            Scheme::Bio => !goes_on(to) || self.label_of(from) == self.label_of(to),
            Scheme::Bioes => {
                let open = matches!(self.letter(from), 'B' | 'I');
                open == goes_on(to) && (!open || self.label_of(from) == self.label_of(to))
            }
        }
    }

    /// Whether a sequence may begin with `tag`.
    pub fn may_start(&self, tag: usize) -> bool {
        !matches!(self.letter(tag), 'I' | 'E')
    }

    /// Whether a sequence may end with `tag`.
    pub fn may_end(&self, tag: usize) -> bool {
        self.scheme != Scheme::Bioes || !matches!(self.letter(tag), 'B' | 'I')
    }

    /// `B`, `I`, `E`, `S`; `O` for the outside and for plain tags.
    fn letter(&self, tag: usize) -> char {
        let letters = self.scheme.letters();
        match tag.checked_sub(1) {
            Some(tag) if !letters.is_empty() => letters[tag % letters.len()],
            _ => 'O',
        }
    }
}

impl Scheme {
    fn letters(self) -> &'static [char] {
        match self {
            Self::Plain => &[],
            Self::Bio => &['B', 'I'],
            Self::Bioes => &['B', 'I', 'E', 'S'],
        }
    }
}

/// The spans that a legal path means, in order. A plain path has none.
pub fn spans(tags: &Tags, path: &[u8]) -> Vec<LabelledSpan> {
    let mut found: Vec<LabelledSpan> = Vec::new();
    for (place, &tag) in path.iter().enumerate() {
        let Some(label) = tags.label_of(usize::from(tag)) else { continue };
        match (tags.letter(usize::from(tag)), found.last_mut()) {
            ('B' | 'S', _) => found.push(LabelledSpan { tokens: place..place + 1, label }),
            ('I' | 'E', Some(open)) => open.tokens.end = place + 1,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_spans_are_legal() {
        let tags = Tags::spans_of(Scheme::Bioes, &["x", "y"]);
        let tag = |name: &str| (0..tags.len()).find(|&tag| tags.name(tag) == name).expect(name);
        let followers = |from: &str| {
            let legal = (0..tags.len()).filter(|&to| tags.legal(tag(from), to));
            legal.map(|to| tags.name(to)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(followers("O"), "O B-x S-x B-y S-y");
        assert_eq!(followers("B-x"), "I-x E-x");
        assert_eq!(followers("I-y"), "I-y E-y");
        assert_eq!(followers("E-x"), "O B-x S-x B-y S-y");
        assert!(!tags.may_end(tag("B-x")) && tags.may_end(tag("E-x")) && !tags.may_start(tag("I-x")));

        let bio = Tags::spans_of(Scheme::Bio, &["x", "y"]);
        let row: Vec<bool> = (0..bio.len()).map(|to| bio.legal(1, to)).collect();
        assert_eq!(row, [true, true, true, true, false]);
    }

    #[test]
    fn spans_come_back_from_their_tags() {
        for scheme in [Scheme::Bio, Scheme::Bioes] {
            let tags = Tags::spans_of(scheme, &["x", "y"]);
            let path: Vec<u8> = [0usize]
                .into_iter()
                .chain(tags.of_span(1, 3))
                .chain(tags.of_span(1, 1))
                .chain([0])
                .chain(tags.of_span(0, 2))
                .map(|tag| tag as u8)
                .collect();
            let found: Vec<_> = spans(&tags, &path).into_iter().map(|span| (span.tokens, span.label)).collect();
            assert_eq!(found, [(1..4, 1), (4..5, 1), (6..8, 0)]);
        }
    }
}
