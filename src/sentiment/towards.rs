//! On whom a polar word bears, and what that makes of each mention. Owns the syntax it goes by: which side, how far, which
//! clause, whose voice. A name itself carries no polarity.

use super::{
    compose::Composed,
    relation::{self, Relation},
    spec::pos,
    tone,
};
use crate::{
    analysis::{Entity, EntityType},
    score::Score,
    text::Document,
};
use std::{ops::Range, sync::OnceLock};

/// How much each relation weighs; checked by the build.
static WEIGHTS: OnceLock<[f64; relation::COUNT]> = OnceLock::new();

fn weights() -> &'static [f64; relation::COUNT] {
    WEIGHTS
        .get_or_init(|| relation::parse(include_str!("../../lexicons/towards.txt")).unwrap_or([0.0; relation::COUNT]))
}

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

/// How `word` stands to the tokens `target`, and the sign with which it bears on it: -1 where a verb bears the other way
/// on its subject or object ("defeated": well for the subject, ill for the object), 0 where it does not.
pub(super) fn relation(
    document: &Document,
    word: &Composed,
    target: &Range<usize>,
    clause: &dyn Fn(usize) -> u16,
) -> (Relation, f64) {
    let tokens = &word.hit.tokens;
    let before = target.end <= tokens.start;
    let between = if before { tokens.start - target.end } else { target.start.saturating_sub(tokens.end) };
    // "The minister was praised": the target before a passive verb is its object.
    let passive = word.hit.pos & pos::VERB != 0
        && tokens.start > 0
        && matches!(document.lower(tokens.start - 1), "was" | "were" | "been" | "be" | "is" | "are" | "being" | "'s");
    let sign = match word.hit.towards {
        None => 1.0,
        Some((towards, absolute)) => {
            let sign = f64::from(if before != passive { towards.subject } else { towards.object });
            if absolute { sign * word.polarity.signum() } else { sign }
        }
    };
    let class = match word.hit.pos {
        _ if word.hit.towards.is_some() => 2,
        bits if bits & pos::VERB != 0 => 1,
        bits if bits & pos::NOUN != 0 => 0,
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
    let relation = Relation {
        class,
        side: usize::from(!before),
        distance,
        clause: usize::from(clause(tokens.start) != clause(target.start)),
        voice: usize::from(voice(tokens.start) != voice(target.start)),
    };
    (relation, sign)
}

/// Gives each target in a sentence the polarity that bears on it, and each word the target that it bears on most.
pub(super) fn assign(
    document: &Document,
    words: &[Composed],
    targets: &[Target],
    clause: &dyn Fn(usize) -> u16,
    entities: &mut [Entity],
) -> Vec<Option<u32>> {
    let weights = weights();
    let mut best: Vec<(f64, Option<u32>)> = vec![(0.05, None); words.len()];
    for target in targets {
        let mut sum = 0.0;
        for (word, best) in words.iter().zip(&mut best) {
            let (relation, sign) = relation(document, word, &target.tokens, clause);
            let value = sign * weights[relation.index()] * word.polarity;
            sum += value;
            if value.abs() > best.0 && relation.clause == 0 {
                *best = (value.abs(), Some(target.entity as u32));
            }
        }
        entities[target.entity].mentions[target.mention].sentiment =
            (sum != 0.0).then(|| Score::new(tone::mention(sum)));
    }
    best.into_iter().map(|(_, target)| target).collect()
}
