//! Learns a linear-chain conditional random field: stochastic gradient steps with a rate for each weight (AdaGrad,
//! Duchi et al. 2011) and an L1 penalty that is made good when a weight is next needed (Tsuruoka et al. 2009), so that
//! most weights end at exactly 0. Owns no feature. One thread, a fixed order, its own `exp`: the same bytes every time.

use article_analyzer::internals::tagger::Tags;

mod learner;
mod passes;
mod sequences;
mod settings;

use super::weights::Weights;
use learner::Learner;
use passes::{Means, runs};
pub use sequences::{Collector, Sequence};
pub use settings::Settings;

/// Start of the sums of squared gradients of weights that were learned before.
const LATER_SQUARE: f32 = 4.0;

/// Learns weights for `tags` from those of the collector's sequences that `chosen` names.
pub fn train(
    tags: &Tags,
    data: &Collector,
    chosen: &[usize],
    settings: &Settings,
    report: &mut dyn FnMut(String),
) -> Weights {
    let (mut keys, mut sequences) = frequent(data, chosen, settings.least_count);
    report(format!("{} sequences, {} attributes", sequences.len(), keys.len()));
    let learner = Learner::new(tags, keys.len(), sequences.len(), settings).with_pairs(&data.transitions);
    let mut means = runs(&learner, &sequences, [settings.epochs, settings.runs], "", report);
    if settings.keep > 0 {
        let sizes = sizes(&means);
        let least = sizes.get(settings.keep).copied().unwrap_or(0.0);
        let kept = prune(&means, least, learner.padded, &mut sequences);
        let learner = relearner(tags, &means, least, &kept, sequences.len(), settings).with_pairs(&data.transitions);
        keys = kept.iter().map(|&old| keys[old]).collect();
        report(format!("{} weights on {} attributes stay", sizes.len().min(settings.keep), keys.len()));
        means = match settings.epochs_after {
            0 => Means::of(&learner),
            epochs => runs(&learner, &sequences, [epochs, settings.runs], " after", report),
        };
    }
    weights(tags, &keys, means)
}

/// The keys of the attributes that are frequent enough in the sequences that `chosen` names, and these sequences with the
/// attributes numbered anew by first appearance.
fn frequent(data: &Collector, chosen: &[usize], least_count: u32) -> (Vec<u32>, Vec<Sequence>) {
    let mut number_of: Vec<u32> = vec![u32::MAX; data.keys.len()];
    let mut counts = vec![0u32; data.keys.len()];
    for &index in chosen {
        for &attribute in &data.sequences[index].attributes {
            counts[attribute as usize] += 1;
        }
    }
    let mut keys = Vec::new();
    let mut sequences: Vec<Sequence> = Vec::with_capacity(chosen.len());
    for &index in chosen {
        let source = &data.sequences[index];
        let (gold, base) = (source.gold.clone(), source.base.clone());
        let mut sequence = Sequence { gold, base, weight: source.weight, ..Sequence::default() };
        let mut from = 0;
        for &end in &source.ends {
            for &attribute in &source.attributes[from..end as usize] {
                let old = attribute as usize;
                if counts[old] >= least_count {
                    if number_of[old] == u32::MAX {
                        number_of[old] = keys.len() as u32;
                        keys.push(data.keys[old]);
                    }
                    sequence.attributes.push(number_of[old]);
                }
            }
            from = end as usize;
            sequence.ends.push(sequence.attributes.len() as u32);
        }
        sequences.push(sequence);
    }
    (keys, sequences)
}

/// The sizes of all weights that are not 0, the largest first.
fn sizes(means: &Means) -> Vec<f32> {
    let mut sizes: Vec<f32> = means.rows.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_unstable_by(|a, b| b.total_cmp(a));
    sizes
}

/// The attributes with a weight above `least`; the others are taken out of the sequences.
fn prune(means: &Means, least: f32, padded: usize, sequences: &mut [Sequence]) -> Vec<usize> {
    let mut number_of = vec![u32::MAX; means.rows.len() / padded];
    let mut kept = Vec::new();
    for (number, row) in means.rows.chunks(padded).enumerate() {
        if row.iter().any(|weight| weight.abs() > least) {
            number_of[number] = kept.len() as u32;
            kept.push(number);
        }
    }
    for sequence in sequences {
        let mut attributes = Vec::new();
        let mut from = 0;
        for end in &mut sequence.ends {
            let old = &sequence.attributes[from..*end as usize];
            attributes.extend(old.iter().map(|&old| number_of[old as usize]).filter(|&new| new != u32::MAX));
            from = *end as usize;
            *end = attributes.len() as u32;
        }
        sequence.attributes = attributes;
    }
    kept
}

/// A learner that goes on from the weights above `least`, without L1; all others stay 0.
fn relearner<'t>(
    tags: &'t Tags,
    means: &Means,
    least: f32,
    kept: &[usize],
    sequences: usize,
    settings: &Settings,
) -> Learner<'t> {
    let settings = Settings { l1: 0.0, ..*settings };
    let mut learner = Learner::new(tags, kept.len(), sequences, &settings);
    let padded = learner.padded;
    learner.transitions.copy_from_slice(&means.transitions);
    for (row, &old) in learner.rows.chunks_mut(2 * padded).zip(kept) {
        let (weights, squares) = row.split_at_mut(padded);
        for ((weight, square), &mean) in weights.iter_mut().zip(squares).zip(&means.rows[old * padded..]) {
            if mean.abs() > least {
                (*weight, *square) = (mean, LATER_SQUARE);
            } else {
                // No step is so large that it moves this one.
                *square = f32::INFINITY;
            }
        }
    }
    learner
}

/// What was learned, by key, without weights that are next to nothing.
fn weights(tags: &Tags, keys: &[u32], means: Means) -> Weights {
    let padded = tags.len().next_multiple_of(8);
    let mut attributes = Vec::new();
    for (&key, row) in keys.iter().zip(means.rows.chunks(padded)) {
        let kept: Vec<(u8, f32)> = row
            .iter()
            .enumerate()
            .filter(|(_, weight)| weight.abs() > 1e-4)
            .map(|(tag, &weight)| (tag as u8, weight))
            .collect();
        if !kept.is_empty() {
            attributes.push((key, kept));
        }
    }
    Weights { tags: tags.clone(), transitions: means.transitions, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_analyzer::internals::tagger::Scheme;

    #[test]
    fn learns_what_words_and_neighbours_decide() {
        let tags = Tags::spans_of(Scheme::Bioes, &["x"]);
        let mut data = Collector::default();
        // Attribute 1 is a name's first part, 2 its last, 3 a single name, 9 is everywhere.
        for _ in 0..40 {
            data.begin();
            for (attribute, gold) in [(3u32, 4), (5, 0), (1, 1), (2, 3), (5, 0)] {
                data.token(&[attribute << 6, 9 << 6], gold);
            }
        }
        let chosen: Vec<usize> = (0..data.sequences.len()).collect();
        let weights = train(&tags, &data, &chosen, &Settings::default(), &mut |_| ());
        let again = train(&tags, &data, &chosen, &Settings::default(), &mut |_| ());
        assert_eq!(weights.pack(1, 20, 0.0).bytes, again.pack(1, 20, 0.0).bytes);
        let best = |key: u32| {
            let (_, row) = weights.attributes.iter().find(|(found, _)| *found == key).expect("learned");
            row.iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("a weight").0
        };
        assert_eq!([best(1), best(2), best(3)], [1, 3, 4]);
    }
}
