//! A log-linear ranking of candidates fitted to examples: full-batch gradient steps, each weight at its own rate (AdaGrad,
//! Duchi 2011), with a quadratic penalty on what
//! it departs from a guess. Owns the fit, not what the facts are. One thread, a fixed order.

use super::examples::Example;
use article_analyzer::internals::coreference::weights::{Asker, CoreferenceWeights, FACTS};

/// Steps of the fit.
const STEPS: usize = 400;

/// The weights that make the right candidates likeliest; `ridge` is what a weight costs, times the square of how far it is
/// from that in `guess`.
pub fn fit(examples: &[&Example], guess: &CoreferenceWeights, ridge: f64) -> CoreferenceWeights {
    let mut weights = guess.clone();
    let mut history = [[1e-8; FACTS]; Asker::ALL.len()];
    for step in 0..STEPS {
        let mut gradient = [[0.0; FACTS]; Asker::ALL.len()];
        for example in examples {
            let asker = example.asker as usize;
            let likely = probabilities(example, &weights);
            let right: f64 = example.candidates.iter().zip(&likely).filter(|(one, _)| one.right).map(|(_, p)| p).sum();
            for (candidate, &p) in example.candidates.iter().zip(&likely) {
                let wanted = if candidate.right { p / right.max(1e-12) } else { 0.0 };
                let error = example.weight * (p - wanted);
                for (sum, fact) in gradient[asker].iter_mut().zip(&candidate.facts) {
                    *sum += error * fact;
                }
            }
        }
        let rate = if step < STEPS / 2 { 0.2 } else { 0.05 };
        let slopes = gradient.iter().flatten().zip(guess.0.iter().flatten());
        for ((weight, history), (&gradient, guess)) in
            weights.0.iter_mut().flatten().zip(history.iter_mut().flatten()).zip(slopes)
        {
            let gradient = gradient + 2.0 * ridge * (*weight - guess);
            *history += gradient * gradient;
            *weight -= rate * gradient / history.sqrt();
        }
    }
    weights
}

/// How likely each candidate is meant.
fn probabilities(example: &Example, weights: &CoreferenceWeights) -> Vec<f64> {
    let scores: Vec<f64> =
        example.candidates.iter().map(|candidate| weights.sum(example.asker, &candidate.facts)).collect();
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
    let all: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / all).collect()
}

/// The place of the likeliest candidate.
pub fn best(example: &Example, weights: &CoreferenceWeights) -> usize {
    let likely = probabilities(example, weights);
    (0..likely.len()).fold(0, |best, place| if likely[place] > likely[best] { place } else { best })
}
