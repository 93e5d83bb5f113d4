//! Candidates to probabilities, and the one who is meant. Owns the choice, not what is known of candidates.

use crate::{
    coreference::weights::{Asker, CoreferenceWeights, Facts},
    sort,
};

/// An entity is claimed to be meant from this probability on.
const CLAIMED: f64 = 0.35;

/// The same, of a pronoun: it means somebody, and most often somebody with a name.
const CLAIMED_OF_PRONOUN: f64 = 0.2;

/// Whoever may be meant.
#[derive(Clone, Debug)]
pub struct Referent {
    /// The actor; none where nobody who is known is meant.
    pub who: Option<u32>,
    /// Whether it is an entity of the article.
    pub named: bool,
    /// What is known of it.
    pub facts: Facts,
}

/// Who is meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhoIsMeant {
    /// The actor; none where nobody is likely enough.
    pub who: Option<u32>,
    /// How likely that is, in [0, 1].
    pub probability: f64,
    /// The entities that may be meant, likeliest first, each with its probability.
    pub named: Vec<(u32, f64)>,
}

/// Whom `asker` means among `candidates`.
pub fn choose(weights: &CoreferenceWeights, asker: Asker, candidates: &[Referent]) -> WhoIsMeant {
    let scores: Vec<f64> = candidates.iter().map(|candidate| weights.sum(asker, &candidate.facts)).collect();
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| exp(score - most)).collect();
    let all: f64 = powers.iter().sum();
    let mut named: Vec<(u32, f64)> = Vec::new();
    let mut other: Option<(Option<u32>, f64)> = None;
    for (candidate, power) in candidates.iter().zip(powers) {
        let probability = power / all;
        match candidate.who.filter(|_| candidate.named) {
            Some(who) => match named.iter_mut().find(|known| known.0 == who) {
                // "When he arrived, Kovač said": known already, and ahead.
                Some(known) => known.1 += probability,
                None => named.push((who, probability)),
            },
            None if other.is_none_or(|(_, most)| probability > most) => other = Some((candidate.who, probability)),
            None => {}
        }
    }
    sort::stable_by_key(&mut named, |known| std::cmp::Reverse((known.1 * 1e9) as u32));
    // A pronoun means somebody; a stranger who is likelier stays the one.
    let stranger = other.filter(|(who, _)| who.is_some()).map_or(0.0, |(_, probability)| probability);
    let claimed = if asker == Asker::Pronoun { f64::max(CLAIMED_OF_PRONOUN, stranger) } else { CLAIMED };
    let (who, probability) = match named.first() {
        Some(&(who, probability)) if probability >= claimed => (Some(who), probability),
        _ => other.map_or((None, 0.0), |(who, _)| (who, 1.0 - named.iter().map(|known| known.1).sum::<f64>())),
    };
    WhoIsMeant { who, probability, named }
}

/// e to the power of a number of at most 0, by plain multiplications, the same on every platform.
pub fn exp(power: f64) -> f64 {
    let mut value = (1.0 + power.max(-500.0) / 1024.0).max(0.0);
    for _ in 0..10 {
        value *= value;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    #[allow(clippy::disallowed_methods)]
    fn powers_are_close() {
        for step in 0..800 {
            let power = -f64::from(step) / 100.0;
            assert!((exp(power) - power.exp()).abs() < 3e-3, "{power}");
        }
        assert_eq!(exp(-1e9), 0.0 + exp(-500.0));
    }
}
