//! Which words praise, blame or take sides, how strongly, about whom and in whose voice.
//!
//! `lexicon` looks words up, `sense` decides which sense they have, `find` picks them, `compose` lets negation and
//! intensity act, `targets` says on whom they bear, `tone` adds them up.

mod compose;
mod dependencies;
mod fading;
mod find;
mod inflect;
mod lexicon;
mod name_tokens;
mod negation;
mod polar_words;
mod sense;
mod target_weights;
mod targets;
mod tone;
pub mod trace;

use crate::{
    analysis::{Entity, PolarWord, Quote},
    options::LexiconOptions,
    quotes,
    score::Score,
    span::Span,
    syntax::Tag,
    text::Document,
};
use std::ops::Range;

/// What sentiment adds to the analysis.
#[derive(Clone, Debug, Default)]
pub struct Tone {
    /// Tone of headline and body, in [-1, 1].
    pub score: Score,
    /// Tone of each sentence.
    pub sentences: Vec<SentenceTone>,
    /// The polar words, in order.
    pub words: Vec<PolarWord>,
    /// The places at which the reader's wish removed a word.
    pub removed: Vec<Span>,
}

impl Tone {
    /// The tone of a document that nobody asked about.
    pub fn none(document: &Document) -> Self {
        Self { sentences: vec![SentenceTone::default(); document.sentences.len()], ..Self::default() }
    }
}

/// The tone of a sentence, in [-1, 1].
#[derive(Clone, Debug, Default)]
pub struct SentenceTone {
    /// Of all its polar words.
    pub score: Score,
    /// Of those of the article's own voice; `None` where it has none.
    pub own_tone: Option<Score>,
    /// Of those that somebody says; `None` where nobody says one.
    pub quoted_tone: Option<Score>,
}

/// What a reader wants otherwise than the lexicon has it.
#[derive(Clone, Copy, Debug)]
pub struct LexiconChanges<'w> {
    /// Words added and switched off.
    pub lexicon: &'w LexiconOptions,
    /// Places of words that are none.
    pub removed: &'w [Span],
}

/// The tone of a document, by its tokens and their parts of speech; writes into each entity and mention the polarity of
/// what bears on it.
pub fn find(
    document: &Document,
    tags: &[Tag],
    changes: &LexiconChanges,
    entities: &mut [Entity],
    quotes: &[Quote],
) -> Tone {
    let own = lexicon::OwnWords::new(changes.lexicon);
    let targets = targets::of(document, entities);
    let names = name_tokens::of(document, entities);
    let named_tags = name_tokens::tags(tags, &names);
    let places = targets::places(&names);
    let speech = quotes::InnermostQuotes::of_speech(quotes);
    let say = fading::WordsSay::of(document);
    let mut tone = Tone::default();
    let (mut sum, mut count) = (0.0, 0u32);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let span =
            |tokens: &Range<usize>| document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
        let clauses = compose::clauses(document, &range);
        let mut words = polar_words::of_sentence(document, tags, &range, &clauses, &own, &names);
        words.retain(|word| {
            let place = span(&word.hit.tokens);
            let removed = changes.removed.contains(&place);
            tone.removed.extend(removed.then_some(place));
            !removed
        });
        let length = name_tokens::words_in(document, &names, &range);
        let score = tone::sentence(words.iter().map(|word| word.effect * word.weight), length);
        let of_voice = |quoted: bool| {
            let said = |word: &&compose::Composed| speech.at(span(&word.hit.tokens).start).is_some() == quoted;
            let mut words = words.iter().filter(said).peekable();
            words.peek()?;
            Some(Score::new(tone::sentence(words.map(|word| word.effect * word.weight), length)))
        };
        let (own_tone, quoted_tone) = (of_voice(false), of_voice(true));
        tone.sentences.push(SentenceTone { score: Score::new(score), own_tone, quoted_tone });
        if document.kind_of(index).counts() {
            sum += score * f64::from(length);
            count += length;
        }
        let from = targets.partition_point(|target| target.tokens.start < range.start);
        let to = from + targets[from..].partition_point(|target| target.tokens.end <= range.end);
        let view = dependencies::TargetContext {
            document,
            tags: &named_tags,
            names: &names,
            start: range.start,
            end: range.end,
        };
        let sentence = targets::TargetSentence::new(view, &words, &clauses, &places);
        let bearers = targets::assign(&sentence, &targets[from..to], entities, &say);
        tone.words.extend(words.iter().zip(bearers).map(|(word, target)| PolarWord {
            span: span(&word.hit.tokens),
            polarity: Score::new(word.polarity),
            effect: Score::new(word.effect),
            loaded: word.hit.loaded,
            alternative: word.hit.alternative.clone(),
            negation: word.negation.as_ref().map(span),
            intensifier: word.intensifier.as_ref().map(span),
            target,
            quote: None,
        }));
    }
    let voices = quotes::InnermostQuotes::of(quotes);
    for word in &mut tone.words {
        word.quote = voices.at(word.span.start);
    }
    for entity in entities {
        let scores = entity.mentions.iter().filter_map(|mention| mention.sentiment).map(Score::get);
        let (sum, count) = scores.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
        entity.sentiment = (count > 0).then(|| Score::new(sum / f64::from(count)));
    }
    tone.score = Score::new(if count == 0 { 0.0 } else { sum / f64::from(count) });
    tone
}

/// The tone of `count` words of running text whose polarities add up to `sum`, in [-1, 1].
pub fn tone_of(sum: f64, count: u32) -> Option<Score> {
    tone::voice(sum, count)
}
