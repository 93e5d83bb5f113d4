//! Parts of speech: a tag for every token, from its word, its neighbours and the two tags before it. Owns the tag set
//! and the decoding, not what the tags are used for.
//!
//! The tags are those of the Penn Treebank (Marcus et al. 1993) with what statements do not need joined: comparatives
//! with adjectives and adverbs, plural with singular proper nouns, foreign words and symbols with nouns. Most words
//! have one tag wherever they stand; these the weights name outright, and nothing else is looked at.

pub mod features;

use crate::{
    syntax::pos::features::{FEATURES, Word, take},
    tagger::{Attributes, Sums, Tagger, Wide},
    text::{Document, TokenKind},
};
use std::sync::LazyLock;

/// A part of speech. Its number is its place in the weight file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // The names are those of the Penn Treebank.
pub enum Tag {
    Noun,
    Nouns,
    Name,
    Pronoun,
    Possessive,
    Determiner,
    Preposition,
    Conjunction,
    To,
    Modal,
    Base,
    Present,
    PresentThird,
    Past,
    Participle,
    Gerund,
    Adjective,
    Adverb,
    Particle,
    Number,
    Interjection,
    There,
    Genitive,
    WhDeterminer,
    WhPronoun,
    WhAdverb,
    Mark,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 27] = [
        Self::Noun,
        Self::Nouns,
        Self::Name,
        Self::Pronoun,
        Self::Possessive,
        Self::Determiner,
        Self::Preposition,
        Self::Conjunction,
        Self::To,
        Self::Modal,
        Self::Base,
        Self::Present,
        Self::PresentThird,
        Self::Past,
        Self::Participle,
        Self::Gerund,
        Self::Adjective,
        Self::Adverb,
        Self::Particle,
        Self::Number,
        Self::Interjection,
        Self::There,
        Self::Genitive,
        Self::WhDeterminer,
        Self::WhPronoun,
        Self::WhAdverb,
        Self::Mark,
    ];

    /// The tag for a Penn Treebank tag.
    pub fn of_penn(tag: &str) -> Self {
        match tag {
            "NNS" => Self::Nouns,
            "NNP" | "NNPS" => Self::Name,
            "PRP" => Self::Pronoun,
            "PRP$" => Self::Possessive,
            "DT" | "PDT" => Self::Determiner,
            "IN" => Self::Preposition,
            "CC" => Self::Conjunction,
            "TO" => Self::To,
            "MD" => Self::Modal,
            "VB" => Self::Base,
            "VBP" => Self::Present,
            "VBZ" => Self::PresentThird,
            "VBD" => Self::Past,
            "VBN" => Self::Participle,
            "VBG" => Self::Gerund,
            "JJ" | "JJR" | "JJS" => Self::Adjective,
            "RB" | "RBR" | "RBS" => Self::Adverb,
            "RP" => Self::Particle,
            "CD" => Self::Number,
            "UH" => Self::Interjection,
            "EX" => Self::There,
            "POS" => Self::Genitive,
            "WDT" => Self::WhDeterminer,
            "WP" | "WP$" => Self::WhPronoun,
            "WRB" => Self::WhAdverb,
            "," | "." | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "$" | "SYM" => Self::Mark,
            _ => Self::Noun,
        }
    }

    /// Its name in weight files: the Penn Treebank's.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 27] = [
            "NN", "NNS", "NNP", "PRP", "PRP$", "DT", "IN", "CC", "TO", "MD", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG",
            "JJ", "RB", "RP", "CD", "UH", "EX", "POS", "WDT", "WP", "WRB", ".",
        ];
        NAMES[self as usize]
    }
}

/// From this weight on a word has its tag wherever it stands.
pub const SETTLED: i32 = 127;

static TAGGER: LazyLock<Option<Wide>> = LazyLock::new(|| {
    let read = Tagger::read(crate::models::POS, FEATURES);
    read.and_then(Tagger::wide).ok()
});

/// The tag of every token of a document.
pub fn tag(document: &Document) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(document.tokens.len());
    let Some(tagger) = TAGGER.as_ref() else { return vec![Tag::Noun; document.tokens.len()] };
    let mut words = Vec::new();
    for sentence in &document.sentences {
        words.clear();
        words.extend((sentence.tokens.start as usize..sentence.tokens.end as usize).map(|token| {
            let mark = matches!(document.tokens[token].kind, TokenKind::Quote | TokenKind::Mark);
            Word::new(document.form(token), document.lower(token), mark)
        }));
        tag_sentence(tagger, &words, &mut tags);
    }
    tags
}

/// Pushes the tags of a sentence's `words` onto `tags`.
pub fn tag_sentence(tagger: &Wide, words: &[Word], tags: &mut Vec<Tag>) {
    let mut attributes = Attributes::default();
    let mut before = (Tag::Mark, Tag::Mark);
    for place in 0..words.len() {
        let tag = match words[place].given() {
            Some(tag) => tag,
            None => choose(tagger, &mut attributes, words, place, before),
        };
        tags.push(tag);
        before = (before.1, tag);
    }
}

fn choose(tagger: &Wide, attributes: &mut Attributes, words: &[Word], place: usize, before: (Tag, Tag)) -> Tag {
    if let Some((tag, weight)) = tagger.single(words[place].settled())
        && weight >= SETTLED
        && let Some(&tag) = Tag::ALL.get(tag)
    {
        return tag;
    }
    let mut sums = Sums::default();
    take(words, place, before, |attribute| attributes.push(attribute));
    tagger.add(attributes, &mut sums);
    let scores = sums.scores();
    let best = (1..Tag::ALL.len()).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best });
    Tag::ALL[best]
}
