//! Part-of-speech tagging: a tag for every token, from its word, its neighbours and the two tags before it. Owns the
//! decoding, not the tag set nor what the tags are used for. Most words have one tag wherever they stand; for these the
//! weights name it outright, and nothing else is looked at.

pub mod features;
mod missed_verb;

pub use crate::syntax::tag::Tag;

use crate::{
    models,
    syntax::pos::features::{FEATURES, PosWord, take},
    tagger::{Attributes, PackedTagger, SimdTagger, TagScores},
    text::{Document, TokenKind},
};
use std::sync::LazyLock;

/// From this weight on a word has its tag wherever it stands.
pub const SETTLED: i32 = 127;

static TAGGER: LazyLock<SimdTagger> =
    LazyLock::new(|| models::fitting(PackedTagger::read(models::POS, FEATURES).and_then(PackedTagger::simd)));

/// The tag of every token of a document.
pub fn tag(document: &Document) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(document.tokens.len());
    let mut words = Vec::new();
    for sentence in &document.sentences {
        words.clear();
        words.extend((sentence.tokens.start as usize..sentence.tokens.end as usize).map(|token| {
            let mark = matches!(document.tokens[token].kind, TokenKind::Quote | TokenKind::Mark);
            let word = PosWord::new(document.form(token), document.lower(token), mark);
            if ends_name(document, token) { word.name() } else { word }
        }));
        tag_sentence(&TAGGER, &words, &mut tags);
        missed_verb::find(document, &(sentence.tokens.start as usize..sentence.tokens.end as usize), &mut tags);
    }
    tags
}

/// Whether a word is the end of "Cho Yu-na", and not that of "gonna", which it is wherever else it stands.
fn ends_name(document: &Document, token: usize) -> bool {
    document.lower(token) == "na" && token > 0 && document.lower(token - 1) == "-"
}

/// Pushes the tags of a sentence's `words` onto `tags`.
pub fn tag_sentence(tagger: &SimdTagger, words: &[PosWord], tags: &mut Vec<Tag>) {
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

fn choose(
    tagger: &SimdTagger,
    attributes: &mut Attributes,
    words: &[PosWord],
    place: usize,
    before: (Tag, Tag),
) -> Tag {
    if let Some((tag, weight)) = tagger.single(words[place].settled())
        && weight >= SETTLED
        && let Some(&tag) = Tag::ALL.get(tag)
    {
        return tag;
    }
    let mut sums = TagScores::default();
    take(words, place, before, |attribute| attributes.push(attribute));
    tagger.add(attributes, &mut sums);
    let scores = sums.scores();
    let best = (1..Tag::ALL.len()).fold(0, |best, tag| if scores[tag] > scores[best] { tag } else { best });
    Tag::ALL[best]
}
