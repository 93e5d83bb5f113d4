//! What the words of a sentence say of a mention in it by standing there at all, each the less the farther away. Owns which
//! words these are and how they fade, not what each of them says.
//!
//! "The governor, who had fought for the school, was thanked": *thanked* is far from no mention of the sentence, and says
//! something of all of them. Summed once over the sentence from either end, so that a mention costs no more than a look.

use crate::{
    lexicon::cues::{self, CueKind},
    sentiment::{
        compose::Composed,
        dependencies::TargetContext,
        target_weights::{self, TargetWeights, Weight},
    },
    text::Document,
};
use lexicon_format::target_features::Dependency;
use std::ops::Range;

/// What is left of a word's weight a word farther away, a name counting as one. Of 0.92 to 0.97, the best in five folds.
const FADES: f64 = 0.95;

/// What each word of a document says wherever it stands, by the number of its lower-case form.
pub(super) struct WordsSay {
    weights: Vec<Weight>,
    /// Whether it is a noun of saying.
    cues: Vec<bool>,
}

impl WordsSay {
    /// Looks all words of a document up.
    pub(super) fn of(document: &Document) -> Self {
        let weights = TargetWeights::get();
        let mut stem = String::new();
        Self {
            weights: document.by_word(|word| {
                target_weights::stem(word, &mut stem);
                weights.word(Dependency::Sentence, &stem)
            }),
            cues: document.by_word(is_cue),
        }
    }
}

/// Whether a word is a noun of saying: "allegation".
fn is_cue(word: &str) -> bool {
    cues::readings(word).iter().any(|cue| cue.kind == CueKind::Noun && cue.single())
}

/// Calls `give` with each word of the sentence and the direction in which it can lean, 1 or 0; `is_cue` says whether the word
/// at a token is a noun of saying.
fn words(view: &TargetContext, polar: &[Composed], is_cue: impl Fn(usize) -> bool, give: &mut dyn FnMut(usize, f64)) {
    let mut polar = polar.iter().peekable();
    for token in (view.start..view.end).filter(|&token| view.plain(token)) {
        while polar.next_if(|word| word.hit.tokens.end <= token).is_some() {}
        // A noun that only is the topic has no direction: "immigration". What somebody says or is blamed for does.
        let leans = !view.tag(token).is_noun()
            || polar.peek().is_some_and(|word| word.hit.tokens.contains(&token) && word.effect * word.weight != 0.0)
            || is_cue(token);
        give(token, f64::from(leans));
    }
}

/// Calls `give` with each word outside of the mention `target`, the direction in which it can lean, and what it has left.
pub(super) fn around(
    view: &TargetContext,
    polar: &[Composed],
    places: &[u32],
    target: &Range<usize>,
    give: &mut dyn FnMut(usize, f64, f64),
) {
    let is_cue = |token| is_cue(view.document.lower(token));
    words(view, polar, is_cue, &mut |token, leans| {
        let distance = if token < target.start {
            places[target.start] - places[token]
        } else if token >= target.end {
            places[token] - places[target.end - 1]
        } else {
            return;
        };
        let left = (0..distance).fold(1.0, |left, _| left * FADES);
        give(token, leans * left, left);
    });
}

/// For each token of a sentence, what the words before and behind it say.
pub(super) struct Fading {
    start: usize,
    before: Vec<Weight>,
    behind: Vec<Weight>,
}

impl Fading {
    /// Of a sentence.
    pub(super) fn of(view: &TargetContext, polar: &[Composed], places: &[u32], say: &WordsSay) -> Self {
        let mut own = vec![Weight::default(); view.end - view.start];
        let number = |token: usize| view.document.numbers(token).1;
        words(view, polar, |token| say.cues[number(token)], &mut |token, leans| {
            let weight = say.weights[number(token)];
            own[token - view.start] = Weight { direction: leans * weight.direction, relevance: weight.relevance };
        });
        let along = |tokens: &mut dyn Iterator<Item = usize>| {
            let mut sums = vec![Weight::default(); own.len()];
            let (mut sum, mut place) = (Weight::default(), 0);
            for token in tokens {
                let here = places[view.start + token];
                if here != place {
                    sum = Weight { direction: sum.direction * FADES, relevance: sum.relevance * FADES };
                }
                place = here;
                sums[token] = sum;
                sum.direction += own[token].direction;
                sum.relevance += own[token].relevance;
            }
            sums
        };
        let (before, behind) = (along(&mut (0..own.len())), along(&mut (0..own.len()).rev()));
        Self { start: view.start, before, behind }
    }

    /// What the words around the mention `target` say.
    pub(super) fn at(&self, target: &Range<usize>) -> Weight {
        let (before, behind) = (self.before[target.start - self.start], self.behind[target.end - 1 - self.start]);
        Weight { direction: before.direction + behind.direction, relevance: before.relevance + behind.relevance }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        options::{LexiconOptions, Settings},
        sentiment::{compose, lexicon::OwnWords, name_tokens, polar_words, targets},
        syntax::pos,
        text,
    };

    #[test]
    fn what_is_summed_once_is_what_each_word_says() {
        let text = "The governor of Torvale, who had fought for the school and its brave pupils, was thanked by Ilse \
                    Marr Brandt after allegations against Marvela were dropped.";
        let document = text::read(text);
        let tags = pos::tag(&document);
        let entities = crate::analyze(text, &Settings::default()).expect("an analysis").entities;
        let names = name_tokens::of(&document, &entities);
        let (tags, places) = (name_tokens::tags(&tags, &names), targets::places(&names));
        let range = 0..document.tokens.len();
        let (options, clauses) = (LexiconOptions::default(), compose::clauses(&document, &range));
        let polar = polar_words::of_sentence(&document, &tags, &range, &clauses, &OwnWords::new(&options), &names);
        let view = TargetContext { document: &document, tags: &tags, names: &names, start: 0, end: range.end };
        let weights = TargetWeights::get();
        let fading = Fading::of(&view, &polar, &places, &WordsSay::of(&document));
        let targets = targets::of(&document, &entities);
        assert!(targets.len() > 2);
        for target in targets {
            let (mut direction, mut relevance) = (0.0, 0.0);
            let mut stem = String::new();
            around(&view, &polar, &places, &target.tokens, &mut |token, leans, bears| {
                target_weights::stem(document.lower(token), &mut stem);
                let weight = weights.word(Dependency::Sentence, &stem);
                direction += leans * weight.direction;
                relevance += bears * weight.relevance;
            });
            let sum = fading.at(&target.tokens);
            assert!((sum.direction - direction).abs() < 1e-9 && (sum.relevance - relevance).abs() < 1e-9);
            assert!(sum.relevance != 0.0);
        }
    }
}
