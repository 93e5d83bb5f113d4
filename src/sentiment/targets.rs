//! Targeted sentiment: on whom polar words bear, and what that makes of each mention. Owns which features a mention has and
//! how they add up; which words depend on it is `dependencies`', what each feature weighs `target_weights`'.
//!
//! Every feature of a mention has a direction and a relevance (see `lexicons/towards.txt`). Their sums are d and r. A mention
//! is spoken well or ill of, by the sign of d, where |d| + r is above zero: how clear the direction is, against how much
//! there must be of it here. Then its score is at least 0.05; below that it is less, and counts as neutral.

use crate::{
    analysis::{Entity, EntityType},
    score::Score,
    sentiment::{
        compose::Composed,
        dependencies::{self, TargetContext},
        fading::{self, Fading, WordsSay},
        name_tokens::NameToken,
        target_weights::{self, TargetWeights, Weight},
        tone,
    },
    syntax::verb_group::is_be,
    text::Document,
};
use lexicon_format::{
    spec::pos,
    target_features::{Dependency, Feature, Position, SITUATIONS, What},
};
use std::ops::Range;

/// How far from a mention a word can stand and still bear on it, in tokens.
const WINDOW: usize = 60;

/// What a word must lend to a mention to be said of it.
const SAID_OF: f64 = 0.1;

/// A mention as a target: its entity, its place in the entity's list and its tokens.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub entity: usize,
    pub mention: usize,
    pub tokens: Range<usize>,
}

/// The mentions that can be targets, by place: people, places, organizations, groups, things, not dates or money.
pub(super) fn of(document: &Document, entities: &[Entity]) -> Vec<Target> {
    let mut targets = Vec::new();
    for (entity, of) in entities.iter().enumerate() {
        if matches!(of.kind, EntityType::Date | EntityType::Money) {
            continue;
        }
        for (mention, at) in of.mentions.iter().enumerate() {
            let tokens = document.tokens_in(at.span);
            if !tokens.is_empty() {
                targets.push(Target { entity, mention, tokens });
            }
        }
    }
    crate::sort::stable_by_key(&mut targets, |target| (target.tokens.start, target.tokens.end));
    targets
}

/// Takes a feature, its direction and its relevance before they are weighed, and the polar word that it comes from, if from
/// one.
type Give<'g> = &'g mut dyn FnMut(What, f64, f64, Option<usize>);

/// A sentence with its polar words, as the mentions in it see it.
pub(super) struct TargetSentence<'s> {
    view: TargetContext<'s>,
    words: &'s [Composed],
    clauses: &'s [u16],
    /// How many names and other words come before each token of the document.
    places: &'s [u32],
    names: usize,
    quotations: bool,
}

impl<'s> TargetSentence<'s> {
    /// A sentence; `places` is [`places`] of the document.
    pub(super) fn new(view: TargetContext<'s>, words: &'s [Composed], clauses: &'s [u16], places: &'s [u32]) -> Self {
        let range = view.start..view.end;
        let names = range.clone().filter(|&token| view.names[token] == NameToken::First).count();
        let quotations = range.clone().any(|token| view.document.tokens[token].quotation.is_some());
        Self { view, words, clauses, places, names, quotations }
    }

    /// Where `word` stands, seen from the tokens `target`, and the sign with which it bears on it: -1 where a verb bears the other
    /// way on its subject or object ("defeated": well for the subject, ill for the object), 0 where it does not.
    fn position(&self, word: &Composed, target: &Range<usize>) -> (Position, f64) {
        let document = self.view.document;
        let tokens = &word.hit.tokens;
        let before = target.end <= tokens.start;
        let place = |token: usize| self.places[token] as usize;
        let between = if before {
            place(tokens.start).saturating_sub(place(target.end - 1) + 1)
        } else {
            place(target.start).saturating_sub(place(tokens.end - 1) + 1)
        };
        // "The minister was praised": the target before a passive verb is its object.
        let passive = word.hit.pos & pos::VERB != 0
            && tokens.start > 0
            && (is_be(document.lower(tokens.start - 1)) || document.lower(tokens.start - 1) == "'s");
        let sign = match word.hit.towards {
            None => 1.0,
            Some((towards, absolute)) => {
                let sign = f64::from(if before != passive { towards.subject } else { towards.object });
                if absolute && word.effect != 0.0 { sign * word.effect.signum() } else { sign }
            }
        };
        let class = match word.hit.pos {
            _ if word.hit.towards.is_some() => 0,
            bits if bits & pos::VERB != 0 => 1,
            bits if bits & pos::NOUN != 0 => 2,
            bits if bits & pos::ADJECTIVE != 0 => 3,
            _ => 4,
        };
        let distance = match between {
            0..=1 => 0,
            2..=4 => 1,
            5..=9 => 2,
            _ => 3,
        };
        let voice = |token: usize| document.tokens[token].quotation;
        let clause = |token: usize| self.clauses.get(token.wrapping_sub(self.view.start));
        let position = Position {
            class,
            side: usize::from(!before),
            distance,
            clause: usize::from(clause(tokens.start) != clause(target.start)),
            voice: usize::from(voice(tokens.start) != voice(target.start)),
        };
        (position, sign)
    }

    /// Calls `give` with all that stands around the mention `target`.
    pub(super) fn around(&self, target: &Range<usize>, give: Give) {
        let view = &self.view;
        let from = self.words.partition_point(|word| word.hit.tokens.end + WINDOW < target.start);
        let near: Vec<(usize, f64, bool)> = self.words[from..]
            .iter()
            .enumerate()
            .take_while(|(_, word)| word.hit.tokens.start < target.end + WINDOW)
            .filter(|(_, word)| word.hit.tokens.start >= target.end || word.hit.tokens.end <= target.start)
            .map(|(index, word)| {
                let (position, sign) = self.position(word, target);
                let value = sign * word.effect * word.weight;
                let index = from + index;
                give(What::Feature(Feature::near(position)), value, value.abs(), Some(index));
                give(What::Feature(Feature::place(position)), value, value.abs(), Some(index));
                (index, value, word.hit.towards.is_some())
            })
            .collect();
        let mut seen = [false; 32];
        for &(index, value, _) in near.iter().filter(|(_, value, _)| *value != 0.0) {
            let (position, _) = self.position(&self.words[index], target);
            let feature = Feature::sign(value < 0.0, position);
            let at = feature.0 as usize % seen.len();
            if !std::mem::replace(&mut seen[at], true) {
                give(What::Feature(feature), 0.0, 1.0, None);
            }
        }
        self.dependencies(target, &near, give);
        let place = |token: usize| f64::from(self.places[token]);
        let length = place(view.end - 1) - place(view.start) + 1.0;
        let along = (place(target.start) - place(view.start)) / length;
        let quoted = view.document.tokens[target.start].quotation.is_some();
        let pronoun = matches!(view.document.lower(target.start), "he" | "she" | "him" | "her" | "his" | "hers");
        let situation: [f64; SITUATIONS.len()] = [
            1.0,
            length.min(60.0) / 40.0,
            along,
            f64::from(target.start - view.start <= 2),
            f64::from(quoted),
            f64::from(self.quotations),
            self.names as f64 / 10.0,
            f64::from(pronoun),
        ];
        for (index, value) in situation.into_iter().enumerate().filter(|(_, value)| *value != 0.0) {
            give(What::Feature(Feature::situation(index)), 0.0, value, None);
        }
        let tag = |token: Option<usize>| token.map(|token| view.tag(token));
        let previous = (target.start > view.start).then(|| target.start - 1);
        let next = (target.end < view.end).then_some(target.end);
        give(What::Feature(Feature::previous(dependencies::kind(tag(previous)))), 0.0, 1.0, None);
        give(What::Feature(Feature::next(dependencies::kind(tag(next)))), 0.0, 1.0, None);
    }

    /// The part of [`Self::around`] that dependencies make; `near` are the polar words with what they are worth here.
    fn dependencies(&self, target: &Range<usize>, near: &[(usize, f64, bool)], give: Give) {
        let view = &self.view;
        let mut filled: Vec<(Dependency, usize)> = Vec::with_capacity(16);
        view.dependencies(target, &mut |dependency, token| filled.push((dependency, token)));
        let mut stem = String::new();
        for (at, &(dependency, token)) in filled.iter().enumerate() {
            let earlier = &filled[..at];
            if !earlier.iter().any(|(other, _)| *other == dependency) {
                give(What::Feature(Feature::has(dependency)), 0.0, 1.0, None);
            }
            let word = near.partition_point(|(index, ..)| self.words[*index].hit.tokens.end <= token);
            if let Some(&(index, value, directed)) = near.get(word)
                && self.words[index].hit.tokens.contains(&token)
            {
                give(What::Feature(Feature::polar(dependency, directed)), value, value.abs(), Some(index));
            }
            // What a noun tells of somebody, it tells where it governs them or is said of them: "praise for her", "he is a
            // disgrace"; elsewhere it only is the topic.
            let topic = view.tag(token).is_noun()
                && !matches!(dependency, Dependency::Noun | Dependency::NounVerb | Dependency::Predicate);
            let direction = f64::from(!topic);
            target_weights::stem(view.document.lower(token), &mut stem);
            give(What::Word(dependency, &stem), direction, 1.0, None);
        }
    }
}

/// Calls `give` with what the words of a sentence say of the mention `target` by standing there; [`Fading`] sums it up.
pub(super) fn words_around(sentence: &TargetSentence, target: &Range<usize>, give: &mut dyn FnMut(What, f64, f64)) {
    let mut stem = String::new();
    fading::around(&sentence.view, sentence.words, sentence.places, target, &mut |token, leans, bears| {
        target_weights::stem(sentence.view.document.lower(token), &mut stem);
        give(What::Word(Dependency::Sentence, &stem), leans, bears);
    });
}

/// For each token of a document, how many words come before it, a name counting as one: how far things are apart does not
/// change with the length of a name.
pub fn places(names: &[NameToken]) -> Vec<u32> {
    let mut place = 0;
    let count = |name: &NameToken| {
        if *name != NameToken::Further {
            place += 1;
        }
        place
    };
    names.iter().map(count).collect()
}

/// Gives each target in a sentence the polarity that bears on it, and each word the target that it bears on most.
pub(super) fn assign(
    sentence: &TargetSentence,
    targets: &[Target],
    entities: &mut [Entity],
    say: &WordsSay,
) -> Vec<Option<u32>> {
    if targets.is_empty() {
        return vec![None; sentence.words.len()];
    }
    let weights = TargetWeights::get();
    let fading = Fading::of(&sentence.view, sentence.words, sentence.places, say);
    let mut best: Vec<(f64, Option<u32>)> = vec![(SAID_OF, None); sentence.words.len()];
    let mut lent = vec![0.0; sentence.words.len()];
    let mut lenders = Vec::new();
    for target in targets {
        let Weight { mut direction, mut relevance } = fading.at(&target.tokens);
        sentence.around(&target.tokens, &mut |says, leans, bears, word| {
            let weight = match says {
                What::Feature(feature) => weights.feature(feature),
                What::Word(dependency, stem) => weights.word(dependency, stem),
            };
            direction += leans * weight.direction;
            relevance += bears * weight.relevance;
            if let Some(word) = word {
                lent[word] += leans * weight.direction;
                lenders.push(word);
            }
        });
        for word in lenders.drain(..) {
            let lent = std::mem::take(&mut lent[word]);
            if lent.abs() > best[word].0 {
                best[word] = (lent.abs(), Some(target.entity as u32));
            }
        }
        entities[target.entity].mentions[target.mention].sentiment =
            (direction != 0.0).then(|| Score::new(tone::mention(direction, relevance)));
    }
    best.into_iter().map(|(_, target)| target).collect()
}
