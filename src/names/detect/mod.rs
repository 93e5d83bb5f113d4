//! Where names stand and of what type they are: the tagger run over a document. Owns the scoring of tokens; where
//! to look (`windows`) and clustering are not its business.

mod amounts;
pub mod barriers;
pub mod casing;
mod certain;
mod evidence;
pub mod features;
mod listed_phrases;
mod loudness;
mod recasing;
mod windows;
mod words;

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::words::WordLexicon,
    models,
    names::{
        detect::{
            casing::Casing,
            features::{Extractor, FEATURES, OFFSETS, neighbour},
            windows::Window,
        },
        mention::NameMention,
    },
    syntax::Tag,
    tagger::{Attributes, PackedTagger, Path, SimdTagger, TagScores, Workspace, spans},
    text::{Document, TokenKind},
};
use std::{ops::Range, sync::OnceLock};

/// The labels of the tag set, in its order.
pub const LABELS: [(&str, EntityType); 9] = [
    ("person", EntityType::Person),
    ("location", EntityType::Location),
    ("organization", EntityType::Organization),
    ("facility", EntityType::Facility),
    ("norp", EntityType::Norp),
    ("product", EntityType::Product),
    ("misc", EntityType::Misc),
    ("date", EntityType::Date),
    ("money", EntityType::Money),
];

/// The tagger with the embedded weights.
fn tagger() -> &'static SimdTagger {
    static TAGGER: OnceLock<SimdTagger> = OnceLock::new();
    TAGGER.get_or_init(|| models::fitting(PackedTagger::read(models::ENTITIES, FEATURES).and_then(PackedTagger::simd)))
}

/// The embedded classes and lists of words.
pub fn lexicon() -> &'static WordLexicon {
    static LEXICON: OnceLock<WordLexicon> = OnceLock::new();
    LEXICON.get_or_init(|| models::fitting(WordLexicon::unpack(models::WORDS).ok_or(())))
}

/// The names of a document, in order, and the sentences in which capitals say little; `tags` are its parts of speech.
pub fn find(document: &Document, tags: &[Tag]) -> (Vec<NameMention>, Casing) {
    let mut scores = ScoreCache::new(document, tagger(), lexicon());
    let mentions = tag(document, tags, &mut scores);
    (mentions, scores.extractor.casing)
}

/// The names that [`find`] gives with other weights and without parts of speech.
pub fn find_with(document: &Document, tagger: &SimdTagger, lexicon: &WordLexicon) -> Vec<NameMention> {
    tag(document, &[], &mut ScoreCache::new(document, tagger, lexicon))
}

fn tag(document: &Document, tags: &[Tag], scores: &mut ScoreCache) -> Vec<NameMention> {
    let tagger = scores.tagger;
    let mut rows = Vec::new();
    let (mut space, mut path) = (Workspace::default(), Path::default());
    let mut mentions = Vec::new();
    for window in scores.extractor.windows() {
        if scores.extractor.is_idle(&window) {
            continue;
        }
        let Window { tokens: window, within } = window;
        rows.clear();
        rows.extend(window.clone().map(|token| scores.sums(token, &within)));
        for (row, token) in rows.iter_mut().zip(window.clone()) {
            let certainty = scores.extractor.certainty(token, tags, scores.lexicon);
            if certainty > 0 {
                row.raise(tagger.tags().openings(), (i32::from(certainty) * tagger.scale()) as i16);
            }
        }
        tagger.decode(&rows, &mut space, &mut path);
        tagger.margins(&rows, &space, &mut path);
        for span in spans(tagger.tags(), &path.tags) {
            let margin = path.margins[span.tokens.clone()].iter().copied().min().unwrap_or(0);
            let mut tokens = window.start + span.tokens.start..window.start + span.tokens.end;
            tokens.start = tokens.start.max(mentions.last().map_or(0, |last: &NameMention| last.tokens.end));
            if tokens.is_empty() {
                // An amount that goes on has taken it in.
                continue;
            }
            let kind = LABELS[span.label].1;
            tokens.end = without_numbers(document, &tokens, kind);
            if tokens.is_empty() {
                continue;
            }
            if kind == EntityType::Date && ends_a_decade(document, tokens.end) {
                tokens.end += 1;
            }
            if kind == EntityType::Money {
                tokens.end = scores.extractor.money_until(tokens.end - 1);
                tokens.start = scores.extractor.money_from(tokens.start);
                // "7" of "7-9 lakh rupees" is no date.
                while mentions.last().is_some_and(|before: &NameMention| before.tokens.end > tokens.start) {
                    mentions.pop();
                }
            }
            mentions.push(NameMention {
                span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                tokens,
                kind,
                basis: MentionBasis::Tagger,
                confidence: confidence(margin, tagger.scale()),
            });
        }
    }
    mentions
}

/// The end of a name without the numbers behind it, which are goals, votes or a row of a table: "Otieno 12".
fn without_numbers(document: &Document, tokens: &Range<usize>, kind: EntityType) -> usize {
    use EntityType::{Date, Location, Money, Norp, Person};
    let number = |token: usize| document.tokens[token].kind == TokenKind::Number;
    if matches!(kind, Date | Money) || !tokens.clone().any(number) {
        return tokens.end;
    }
    let row = tokens.clone().find(|&at| number(at) && at + 1 < tokens.end && number(at + 1));
    let mut end = row.unwrap_or(tokens.end);
    let cut = |end: usize| number(end - 1) || end < tokens.end && document.lower(end - 1) == ",";
    while matches!(kind, Person | Location | Norp) && end > tokens.start && cut(end) {
        end -= 1;
    }
    end
}

/// Whether `token` is the `s` of "the 1980s", which belongs to the number before it.
fn ends_a_decade(document: &Document, token: usize) -> bool {
    let Some(info) = document.tokens.get(token) else { return false };
    !info.spaced && document.lower(token) == "s" && token > 0 && document.form(token - 1).ends_with('0')
}

/// Scores of tokens, summed from the weights of their attributes; what a word adds wherever it stands is summed once.
struct ScoreCache<'d> {
    extractor: Extractor<'d>,
    tagger: &'d SimdTagger,
    lexicon: &'d WordLexicon,
    /// For each distinct word, and for one beyond the ends, where its sums lie in `rows`; 0 is not taken yet. First its
    /// own, then those for the tokens at each of the offsets.
    of: Vec<[u32; 1 + OFFSETS.len()]>,
    rows: Vec<TagScores>,
    attributes: Attributes,
}

impl<'d> ScoreCache<'d> {
    fn new(document: &'d Document<'d>, tagger: &'d SimdTagger, lexicon: &'d WordLexicon) -> Self {
        let extractor = Extractor::new(document, lexicon);
        let of = vec![[0; 1 + OFFSETS.len()]; extractor.distinct() + 1];
        // The first row is never used.
        Self { extractor, tagger, lexicon, of, rows: vec![TagScores::default()], attributes: Attributes::default() }
    }

    /// The weights of all attributes of `token`, added up.
    fn sums(&mut self, token: usize, within: &Range<usize>) -> TagScores {
        let mut sums = TagScores::default();
        let beyond = self.of.len() - 1;
        for slot in 0..=OFFSETS.len() {
            let word = match slot.checked_sub(1).map(|at| OFFSETS[at]) {
                None => Some(token),
                Some(offset) => neighbour(token, offset, within.start, within.end),
            }
            .map(|at| self.extractor.word_at(at));
            let index = word.unwrap_or(beyond);
            if self.of[index][slot] == 0 {
                self.of[index][slot] = self.rows.len() as u32;
                let sink = |_, attribute| self.attributes.push(attribute);
                match slot.checked_sub(1) {
                    None => self.extractor.word(index, sink),
                    Some(at) => self.extractor.near(OFFSETS[at], word, sink),
                }
                let mut row = TagScores::default();
                self.tagger.add(&mut self.attributes, &mut row);
                self.rows.push(row);
            }
            sums += &self.rows[self.of[index][slot] as usize];
        }
        let (from, to) = (within.start, within.end);
        for offset in [-2, 2] {
            self.extractor.far(offset, token, from, to, |_, attribute| self.attributes.push(attribute));
        }
        self.extractor.token(token, from, to, |_, attribute| self.attributes.push(attribute));
        self.extractor.loud(token, from, to, |_, attribute| self.attributes.push(attribute));
        self.tagger.add(&mut self.attributes, &mut sums);
        sums
    }
}

/// How often a name with so large a margin is right, by counting on data that was not trained on: at margins of 0, 1,
/// 2, … halves of a unit of log odds.
pub const RIGHT: [f64; 15] = [0.43, 0.48, 0.53, 0.58, 0.63, 0.67, 0.71, 0.75, 0.79, 0.82, 0.85, 0.88, 0.91, 0.94, 0.97];

fn confidence(margin: i32, scale: i32) -> f64 {
    let halves = 2.0 * f64::from(margin.max(0)) / f64::from(scale.max(1));
    let below = (halves as usize).min(RIGHT.len() - 1);
    let above = (below + 1).min(RIGHT.len() - 1);
    RIGHT[below] + (RIGHT[above] - RIGHT[below]) * (halves - below as f64).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_fit_the_code() {
        let tagger = tagger();
        let labels: Vec<&str> = (0..tagger.tags().labels()).map(|label| tagger.tags().label(label)).collect();
        assert_eq!(labels, LABELS.map(|(label, _)| label));
    }
}
