//! Passes over all sequences, several runs of them, and the means of the weights. Owns the order of the sequences, not what
//! a step does.

use super::{
    learner::{Learner, Space},
    sequences::Sequence,
};

/// Means over the later half of the passes.
#[derive(Default)]
pub struct Means {
    /// Weights of each attribute, a padded row each.
    pub rows: Vec<f32>,
    /// `from * width + to`.
    pub transitions: Vec<f32>,
}

impl Means {
    /// The weights that `learner` has now.
    pub fn of(learner: &Learner) -> Self {
        let rows = learner.rows.chunks(2 * learner.padded).flat_map(|row| &row[..learner.padded]);
        Self { rows: rows.copied().collect(), transitions: learner.transitions.clone() }
    }
}

/// Means of several runs from where `learner` stands.
pub fn runs(
    learner: &Learner,
    sequences: &[Sequence],
    [epochs, runs]: [usize; 2],
    what: &str,
    report: &mut dyn FnMut(String),
) -> Means {
    let runs = runs.max(1);
    let mut sum: Option<Means> = None;
    for run in 0..runs {
        let mut learner = learner.clone();
        learner.random ^= run as u64;
        let means = passes(&mut learner, sequences, epochs, run as u64, what, report);
        sum = Some(match sum {
            None => means,
            Some(mut sum) => {
                sum.rows.iter_mut().zip(means.rows).for_each(|(sum, weight)| *sum += weight);
                sum.transitions.iter_mut().zip(means.transitions).for_each(|(sum, weight)| *sum += weight);
                sum
            }
        });
    }
    let mut means = sum.unwrap_or_default();
    let share = 1.0 / runs as f32;
    means.rows.iter_mut().chain(&mut means.transitions).for_each(|weight| *weight *= share);
    means
}

/// Passes over all sequences, each time in another order.
fn passes(
    learner: &mut Learner,
    sequences: &[Sequence],
    epochs: usize,
    seed: u64,
    what: &str,
    report: &mut dyn FnMut(String),
) -> Means {
    let width = learner.width;
    let padded = learner.padded;
    let mut means = Means { rows: vec![0.0; learner.rows.len() / 2], transitions: vec![0.0; width * width] };
    let mut space = Space::default();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut state = 0x5DEE_CE66u64 ^ seed;
    for epoch in 1..=epochs {
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, ((state >> 33) as usize) % (at + 1));
        }
        let mut loss = 0f64;
        for &index in &order {
            if !sequences[index].gold.is_empty() {
                loss += learner.learn(&sequences[index], &mut space);
            }
        }
        learner.settle_all();
        report(format!("epoch {epoch}{what}: loss {loss:.0}"));
        if epoch > epochs / 2 {
            let share = 1.0 / (epochs - epochs / 2) as f32;
            for (mean, row) in means.rows.chunks_mut(padded).zip(learner.rows.chunks(2 * padded)) {
                for (mean, weight) in mean.iter_mut().zip(row) {
                    *mean += weight * share;
                }
            }
            for (mean, weight) in means.transitions.iter_mut().zip(&learner.transitions) {
                *mean += weight * share;
            }
        }
    }
    means
}
