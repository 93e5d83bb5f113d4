//! Learns a linear-chain conditional random field: stochastic gradient steps with a rate for each weight (AdaGrad,
//! Duchi et al. 2011) and an L1 penalty that is made good when a weight is next needed (Tsuruoka et al. 2009), so that
//! most weights end at exactly 0. Owns no feature. One thread, a fixed order, its own `exp`: the same bytes every time.

use std::collections::HashMap;

use article_analyzer::tagger::{ATTRIBUTE_BITS, Tags};

use super::weights::Weights;

/// A sequence to learn from.
#[derive(Clone, Default)]
pub struct Sequence {
    /// The attributes of all tokens, as numbers of the [`Collector`].
    pub attributes: Vec<u32>,
    /// Where each token's attributes end.
    pub ends: Vec<u32>,
    /// The right tags.
    pub gold: Vec<u8>,
    /// Scores that are given and not learned: a row for each token, or empty.
    pub base: Vec<f32>,
}

/// Numbers attributes as they come and keeps the sequences.
#[derive(Default)]
pub struct Collector {
    numbers: HashMap<u32, u32>,
    /// Key of each number.
    pub keys: Vec<u32>,
    /// In how many tokens each number stands.
    pub counts: Vec<u32>,
    /// What was collected.
    pub sequences: Vec<Sequence>,
}

impl Collector {
    /// Begins a sequence.
    pub fn begin(&mut self) {
        self.sequences.push(Sequence::default());
    }

    /// Adds a token with its attributes (hashes of 32 bits) to the sequence last begun.
    pub fn token(&mut self, attributes: &[u32], gold: u8) {
        let Some(sequence) = self.sequences.last_mut() else { return };
        for &attribute in attributes {
            let key = attribute >> (32 - ATTRIBUTE_BITS);
            let number = *self.numbers.entry(key).or_insert_with(|| {
                self.keys.push(key);
                self.counts.push(0);
                self.keys.len() as u32 - 1
            });
            self.counts[number as usize] += 1;
            sequence.attributes.push(number);
        }
        sequence.ends.push(sequence.attributes.len() as u32);
        sequence.gold.push(gold);
    }
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the data.
    pub epochs: usize,
    /// First step size.
    pub rate: f32,
    /// L1 penalty, against the loss summed over all sequences (as CRFsuite's c1).
    pub l1: f32,
    /// L2 penalty, likewise.
    pub l2: f32,
    /// Attributes in fewer tokens are left out.
    pub least_count: u32,
    /// The share of a token's attributes that each step does without (Hinton et al. 2012), so that no few of them carry
    /// everything: a word that was learned by heart also learns from its neighbours and lists.
    pub dropout: f32,
    /// Weights to keep at most, the largest; 0 keeps all.
    pub keep: usize,
    /// Passes over the data after the others were dropped, in which those that stay make up for the loss, without L1.
    pub epochs_after: usize,
    /// How often all of it is learned, each time in another order; the means of these runs are less of an accident
    /// than each of them (Breiman 1996).
    pub runs: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            epochs: 15,
            rate: 0.2,
            l1: 0.05,
            l2: 0.0,
            least_count: 2,
            dropout: 0.0,
            keep: 0,
            epochs_after: 0,
            runs: 1,
        }
    }
}

/// Start of the sums of squared gradients: keeps the first steps of rare attributes small.
const FIRST_SQUARE: f32 = 0.5;

/// The same for weights that were learned before.
const LATER_SQUARE: f32 = 4.0;

/// Below this probability a tag's share in a step is left out.
const NEGLIGIBLE: f32 = 2e-3;

/// `e^x` by a polynomial on the fraction of the power of two; relative error below 1e-6. The same on every machine.
fn exp(x: f32) -> f32 {
    let t = (x * std::f32::consts::LOG2_E).clamp(-126.0, 126.0);
    let whole = t.floor();
    let f = t - whole;
    // Taylor of 2^f; enough terms for f in [0, 1).
    let p = 1.0
        + f * (std::f32::consts::LN_2
            + f * (0.240_226_5
                + f * (0.055_504_11
                    + f * (0.009_618_13 + f * (0.001_333_36 + f * (0.000_154_035 + f * 0.000_015_253))))));
    p * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// What is being learned.
#[derive(Clone)]
struct Learner<'t> {
    tags: &'t Tags,
    width: usize,
    /// Row of a number: weights, then sums of squared gradients, each `padded` long.
    padded: usize,
    rows: Vec<f32>,
    last: Vec<u32>,
    now: u32,
    transitions: Vec<f32>,
    transition_squares: Vec<f32>,
    legal: Vec<(u8, u8)>,
    shrink: f32,
    decay: f32,
    rate: f32,
    /// In 256ths.
    dropout: u64,
    random: u64,
}

impl<'t> Learner<'t> {
    fn new(tags: &'t Tags, numbers: usize, sequences: usize, settings: &Settings) -> Self {
        let width = tags.len();
        let padded = width.next_multiple_of(8);
        let mut rows = vec![0.0; numbers * 2 * padded];
        for row in rows.chunks_mut(2 * padded) {
            row[padded..].fill(FIRST_SQUARE);
        }
        let pairs = (0..width).flat_map(|from| (0..width).map(move |to| (from, to)));
        Self {
            tags,
            width,
            padded,
            rows,
            last: vec![0; numbers],
            now: 0,
            transitions: vec![0.0; width * width],
            transition_squares: vec![FIRST_SQUARE; width * width],
            legal: pairs.filter(|&(from, to)| tags.legal(from, to)).map(|(from, to)| (from as u8, to as u8)).collect(),
            shrink: settings.l1 / sequences as f32,
            decay: settings.l2 / sequences as f32,
            rate: settings.rate,
            dropout: (settings.dropout * 256.0) as u64,
            random: 0x2545_F491_4F6C_DD1D,
        }
    }

    /// Makes good the penalties that a row owes: before each of its steps, and after each pass over the data.
    fn settle(&mut self, number: usize) {
        let owed = (self.now - self.last[number]) as f32;
        if owed == 0.0 {
            return;
        }
        self.last[number] = self.now;
        let row = &mut self.rows[number * 2 * self.padded..][..2 * self.padded];
        let (weights, squares) = row.split_at_mut(self.padded);
        for (weight, square) in weights.iter_mut().zip(squares) {
            let step = self.rate * owed / square.sqrt();
            let size = (weight.abs() - step * self.shrink).max(0.0) / (1.0 + step * self.decay);
            *weight = size.copysign(*weight);
        }
    }

    /// One step; the negative log-likelihood of the sequence before it.
    fn learn(&mut self, sequence: &Sequence, space: &mut Space) -> f64 {
        let length = sequence.gold.len();
        let (width, padded) = (self.width, self.padded);
        self.now += 1;
        // The attributes of this step.
        space.attributes.clear();
        space.ends.clear();
        let mut begin = 0usize;
        let mut bits = 0u64;
        for &end in &sequence.ends {
            for (at, &attribute) in sequence.attributes[begin..end as usize].iter().enumerate() {
                if self.dropout > 0 {
                    if at % 8 == 0 {
                        self.random ^= self.random << 13;
                        self.random ^= self.random >> 7;
                        self.random ^= self.random << 17;
                        bits = self.random;
                    }
                    let draw = bits & 255;
                    bits >>= 8;
                    if draw < self.dropout {
                        continue;
                    }
                }
                space.attributes.push(attribute);
            }
            begin = end as usize;
            space.ends.push(space.attributes.len() as u32);
        }
        let raise = 256.0 / (256.0 - self.dropout as f32);
        // Scores, then their exponentials with the largest of a token as 1.
        space.potential.clear();
        space.potential.resize(length * padded, 0.0);
        let mut loss = 0f64;
        let mut from = 0usize;
        for place in 0..length {
            let row = &mut space.potential[place * padded..][..padded];
            let to = space.ends[place] as usize;
            for &number in &space.attributes[from..to] {
                let weights = &self.rows[number as usize * 2 * padded..][..padded];
                for (score, weight) in row.iter_mut().zip(weights) {
                    *score += weight;
                }
            }
            from = to;
            if self.dropout > 0 {
                row.iter_mut().for_each(|score| *score *= raise);
            }
            if !sequence.base.is_empty() {
                for (score, base) in row.iter_mut().zip(&sequence.base[place * width..][..width]) {
                    *score += base;
                }
            }
            let most = row[..width].iter().copied().fold(f32::MIN, f32::max);
            loss += f64::from(most) - f64::from(row[usize::from(sequence.gold[place])]);
            for score in &mut row[..width] {
                *score = exp(*score - most);
            }
            row[width..].fill(0.0);
        }
        for (exponential, &weight) in space.transitions.iter_mut().zip(&self.transitions) {
            *exponential = exp(weight);
        }
        // The matrix with padded rows, zero where illegal.
        space.matrix.clear();
        space.matrix.resize(width * padded, 0.0);
        for &(from, to) in &self.legal {
            space.matrix[usize::from(from) * padded + usize::from(to)] =
                space.transitions[usize::from(from) * width + usize::from(to)];
        }

        space.forward.clear();
        space.forward.resize(length * padded, 0.0);
        space.scales.clear();
        for place in 0..length {
            let (done, rest) = space.forward.split_at_mut(place * padded);
            let now = &mut rest[..padded];
            let potential = &space.potential[place * padded..][..padded];
            if place == 0 {
                for tag in 0..width {
                    now[tag] = if self.tags.may_start(tag) { potential[tag] } else { 0.0 };
                }
            } else {
                let before = &done[(place - 1) * padded..];
                for (from, &mass) in before[..width].iter().enumerate() {
                    if mass > 1e-7 {
                        let row = &space.matrix[from * padded..][..padded];
                        for (sum, step) in now.iter_mut().zip(row) {
                            *sum += mass * step;
                        }
                    }
                }
                for (sum, potential) in now.iter_mut().zip(potential) {
                    *sum *= potential;
                }
                loss -= f64::from(
                    self.transitions[usize::from(sequence.gold[place - 1]) * width + usize::from(sequence.gold[place])],
                );
            }
            if place + 1 == length {
                for (tag, value) in now[..width].iter_mut().enumerate() {
                    if !self.tags.may_end(tag) {
                        *value = 0.0;
                    }
                }
            }
            let sum = now.iter().sum::<f32>().max(1e-30);
            for value in now.iter_mut() {
                *value /= sum;
            }
            loss += f64::from(sum).ln();
            space.scales.push(sum);
        }

        space.backward.clear();
        space.backward.resize(padded, 1.0);
        space.expected.clear();
        space.expected.resize(width * width, 0.0);
        for place in (0..length).rev() {
            let now = &space.forward[place * padded..][..padded];
            // Probabilities less the truth.
            space.gradient.clear();
            space.gradient.extend(now.iter().zip(&space.backward).map(|(f, b)| f * b));
            let sum = space.gradient.iter().sum::<f32>().max(1e-30);
            for value in &mut space.gradient {
                *value /= sum;
            }
            space.gradient[usize::from(sequence.gold[place])] -= 1.0;
            let largest = space.gradient.iter().fold(0f32, |most, value| most.max(value.abs()));
            if largest > NEGLIGIBLE {
                let from = if place == 0 { 0 } else { space.ends[place - 1] as usize };
                for &number in &space.attributes[from..space.ends[place] as usize] {
                    self.settle(number as usize);
                    let row = &mut self.rows[number as usize * 2 * padded..][..2 * padded];
                    let (weights, squares) = row.split_at_mut(padded);
                    for ((weight, square), &gradient) in weights.iter_mut().zip(squares).zip(&space.gradient) {
                        *square += gradient * gradient;
                        *weight -= self.rate * gradient / square.sqrt();
                    }
                }
            }
            if place == 0 {
                break;
            }
            // backward[from] = sum over to of step * potential * backward[to], scaled as forward was.
            let potential = &space.potential[place * padded..][..padded];
            space.ahead.clear();
            let scale = space.scales[place];
            space.ahead.extend(potential.iter().zip(&space.backward).map(|(p, b)| p * b / scale));
            let before = &space.forward[(place - 1) * padded..][..padded];
            for (from, &mass) in before[..width].iter().enumerate() {
                if mass <= 1e-7 {
                    space.backward[from] = 0.0;
                    continue;
                }
                let row = &space.matrix[from * padded..][..padded];
                let mut sum = 0f32;
                for (to, (step, ahead)) in row.iter().zip(&space.ahead).enumerate() {
                    let share = step * ahead;
                    sum += share;
                    if mass * share > NEGLIGIBLE {
                        space.expected[from * width + to] += mass * share;
                    }
                }
                space.backward[from] = sum;
            }
            let pair = usize::from(sequence.gold[place - 1]) * width + usize::from(sequence.gold[place]);
            space.expected[pair] -= 1.0;
        }
        for &(from, to) in &self.legal {
            let at = usize::from(from) * width + usize::from(to);
            let gradient = space.expected[at];
            if gradient != 0.0 {
                self.transition_squares[at] += gradient * gradient;
                self.transitions[at] -= self.rate * gradient / self.transition_squares[at].sqrt();
            }
        }
        loss
    }
}

/// Memory of a step.
#[derive(Default)]
struct Space {
    attributes: Vec<u32>,
    ends: Vec<u32>,
    potential: Vec<f32>,
    transitions: Vec<f32>,
    matrix: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    ahead: Vec<f32>,
    scales: Vec<f32>,
    gradient: Vec<f32>,
    expected: Vec<f32>,
}

/// Learns weights for `tags` from those of the collector's sequences that `chosen` names.
pub fn train(
    tags: &Tags,
    data: &Collector,
    chosen: &[usize],
    settings: &Settings,
    report: &mut dyn FnMut(String),
) -> Weights {
    // Only attributes that are frequent enough, numbered anew by first appearance.
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
        let mut sequence = Sequence { gold: source.gold.clone(), base: source.base.clone(), ..Sequence::default() };
        let mut from = 0;
        for &end in &source.ends {
            for &attribute in &source.attributes[from..end as usize] {
                let old = attribute as usize;
                if counts[old] >= settings.least_count {
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
    report(format!("{} sequences, {} attributes", sequences.len(), keys.len()));

    let mut learner = Learner::new(tags, keys.len(), sequences.len(), settings);
    let mut means = runs(&learner, &sequences, [settings.epochs, settings.runs], "", report);
    if settings.keep > 0 {
        let padded = learner.padded;
        let mut sizes: Vec<f32> = means.rows.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_unstable_by(|a, b| b.total_cmp(a));
        let least = sizes.get(settings.keep).copied().unwrap_or(0.0);
        let mut number_of = vec![u32::MAX; keys.len()];
        let mut kept = Vec::new();
        for (number, row) in means.rows.chunks(padded).enumerate() {
            if row.iter().any(|weight| weight.abs() > least) {
                number_of[number] = kept.len() as u32;
                kept.push(number);
            }
        }
        for sequence in &mut sequences {
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
        let settings = Settings { l1: 0.0, ..*settings };
        learner = Learner::new(tags, kept.len(), sequences.len(), &settings);
        learner.transitions.copy_from_slice(&means.transitions);
        for (row, &old) in learner.rows.chunks_mut(2 * padded).zip(&kept) {
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
        keys = kept.iter().map(|&old| keys[old]).collect();
        report(format!("{} weights on {} attributes stay", sizes.len().min(settings.keep), keys.len()));
        if settings.epochs_after > 0 {
            means = runs(&learner, &sequences, [settings.epochs_after, settings.runs], " after", report);
        }
    }

    let mut attributes = Vec::new();
    for (&key, row) in keys.iter().zip(means.rows.chunks(learner.padded)) {
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

/// Means over the later half of the passes.
#[derive(Default)]
struct Means {
    rows: Vec<f32>,
    transitions: Vec<f32>,
}

/// Means of several runs from where `learner` stands.
fn runs(
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
    let numbers = learner.last.len();
    let mut means = Means { rows: vec![0.0; numbers * padded], transitions: vec![0.0; width * width] };
    let mut space = Space { transitions: vec![0.0; width * width], ..Space::default() };
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
        (0..numbers).for_each(|number| learner.settle(number));
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

#[cfg(test)]
mod tests {
    use super::*;
    use article_analyzer::tagger::Scheme;

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

    #[test]
    fn exponentials_are_close() {
        for step in -400..400 {
            let x = step as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }
}
