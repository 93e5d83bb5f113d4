//! On whom a polar word bears, and what that makes of each mention. Owns the syntax it goes by: subject before, object
//! after, the nearest name in the clause. A name itself carries no polarity.

use super::{compose::Composed, tone};
use crate::{
    analysis::{Entity, EntityType},
    score::Score,
    text::Document,
};
use std::ops::Range;

/// A mention as a target: its entity, its place in the entity's list and its tokens.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub entity: usize,
    pub mention: usize,
    pub tokens: Range<usize>,
}

/// The mentions that can be targets, by place: people, places, organizations, groups, things, not dates or money.
pub(super) fn targets(document: &Document, entities: &[Entity]) -> Vec<Target> {
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
    targets.sort_by_key(|target| (target.tokens.start, target.tokens.end));
    targets
}

/// How much a word at `word` bears on a target at `target`, in [-1, 1]: with its own sign or, for verbs that say so,
/// with the sign they have for subject and object.
fn bears(word: &Composed, target: &Range<usize>, clause: &dyn Fn(usize) -> u16) -> f64 {
    let tokens = &word.hit.tokens;
    let before = target.end <= tokens.start;
    let distance = if before { tokens.start - target.end } else { target.start.saturating_sub(tokens.end) };
    let near = match distance {
        0..=3 => 1.0,
        4..=8 => 0.7,
        _ => 0.4,
    };
    let same = if clause(tokens.start) == clause(target.start) { 1.0 } else { 0.5 };
    let Some((towards, absolute)) = word.hit.towards else { return near * same * word.polarity };
    let sign = f64::from(if before { towards.subject } else { towards.object });
    let polarity = if absolute { word.polarity.abs().max(0.4) } else { word.polarity };
    near * same * sign * polarity
}

/// Gives each target in a sentence the polarity that bears on it, and each word the target that it bears on most.
pub(super) fn assign(
    words: &[Composed],
    targets: &[Target],
    clause: &dyn Fn(usize) -> u16,
    entities: &mut [Entity],
) -> Vec<Option<u32>> {
    let mut best: Vec<(f64, Option<u32>)> = vec![(0.05, None); words.len()];
    for target in targets {
        let mut sum = 0.0;
        for (word, best) in words.iter().zip(&mut best) {
            let value = bears(word, &target.tokens, clause);
            sum += value;
            if value.abs() > best.0 && clause(word.hit.tokens.start) == clause(target.tokens.start) {
                *best = (value.abs(), Some(target.entity as u32));
            }
        }
        entities[target.entity].mentions[target.mention].sentiment =
            (sum != 0.0).then(|| Score::new(tone::sentence(sum)));
    }
    best.into_iter().map(|(_, target)| target).collect()
}
