//! One step of learning from one sequence: its negative log-likelihood, the gradient of that by forward-backward, and the
//! step against the gradient. Owns the weights while they are learned, not the order in which sequences come.

use article_analyzer::internals::tagger::Tags;

use super::{sequences::Sequence, settings::Settings};

/// Start of the sums of squared gradients: keeps the first steps of rare attributes small.
const FIRST_SQUARE: f32 = 0.5;

/// Below this probability a tag's share in a step is left out.
const NEGLIGIBLE: f32 = 2e-3;

/// Below this forward probability a tag is taken for impossible.
const IMPOSSIBLE: f32 = 1e-7;

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
pub struct Learner<'t> {
    tags: &'t Tags,
    /// Tags.
    pub width: usize,
    /// Tags, up to a multiple of 8.
    pub padded: usize,
    /// For each attribute its weights, then sums of squared gradients, each `padded` long.
    pub rows: Vec<f32>,
    /// `from * width + to`.
    pub transitions: Vec<f32>,
    /// What the drawing of attributes goes on from.
    pub random: u64,
    last: Vec<u32>,
    now: u32,
    transition_squares: Vec<f32>,
    legal: Vec<(u8, u8)>,
    /// Whether the weights of pairs are given and stay.
    pairs_stay: bool,
    shrink: f32,
    decay: f32,
    rate: f32,
    /// In 256ths.
    dropout: u64,
}

impl<'t> Learner<'t> {
    /// One that knows nothing, for so many attributes and sequences.
    pub fn new(tags: &'t Tags, attributes: usize, sequences: usize, settings: &Settings) -> Self {
        let width = tags.len();
        let padded = width.next_multiple_of(8);
        let mut rows = vec![0.0; attributes * 2 * padded];
        for row in rows.chunks_mut(2 * padded) {
            row[padded..].fill(FIRST_SQUARE);
        }
        let pairs = (0..width).flat_map(|from| (0..width).map(move |to| (from, to)));
        Self {
            tags,
            width,
            padded,
            rows,
            transitions: vec![0.0; width * width],
            random: 0x2545_F491_4F6C_DD1D,
            last: vec![0; attributes],
            now: 0,
            transition_squares: vec![FIRST_SQUARE; width * width],
            pairs_stay: false,
            legal: pairs.filter(|&(from, to)| tags.legal(from, to)).map(|(from, to)| (from as u8, to as u8)).collect(),
            shrink: settings.l1 / sequences as f32,
            decay: settings.l2 / sequences as f32,
            rate: settings.rate,
            dropout: (settings.dropout * 256.0) as u64,
        }
    }

    /// The same with weights of pairs that are given, where there are any.
    pub fn with_pairs(mut self, given: &[f32]) -> Self {
        if !given.is_empty() {
            self.transitions.copy_from_slice(given);
            self.pairs_stay = true;
        }
        self
    }

    /// One step; the negative log-likelihood of the sequence before it.
    pub fn learn(&mut self, sequence: &Sequence, space: &mut Space) -> f64 {
        self.now += 1;
        self.draw(sequence, space);
        let loss = self.gradient(sequence, space);
        self.step(space, sequence.weight);
        loss * f64::from(sequence.weight)
    }

    /// Makes good the penalties that all rows owe.
    pub fn settle_all(&mut self) {
        (0..self.last.len()).for_each(|number| self.settle(number));
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

    /// Draws the attributes that take part in this step: all but the share that is dropped.
    fn draw(&mut self, sequence: &Sequence, space: &mut Space) {
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
    }

    /// The negative log-likelihood of the sequence by the attributes that were drawn, and its derivative by the score of
    /// each tag at each token ([`Space::tokens`]) and of each pair of tags ([`Space::pairs`]).
    fn gradient(&self, sequence: &Sequence, space: &mut Space) -> f64 {
        let scores = self.potentials(sequence, space);
        self.exponentiate_transitions(space);
        let normalizer = self.forward(sequence, space);
        self.backward(sequence, space);
        scores + normalizer
    }

    /// The exponentials of the scores of all tags, the largest of a token as 1; the sum of those largest scores less those
    /// of the gold tags.
    fn potentials(&self, sequence: &Sequence, space: &mut Space) -> f64 {
        let (width, padded) = (self.width, self.padded);
        let raise = 256.0 / (256.0 - self.dropout as f32);
        space.potential.clear();
        space.potential.resize(sequence.gold.len() * padded, 0.0);
        let mut loss = 0f64;
        let mut from = 0usize;
        for (place, row) in space.potential.chunks_mut(padded).enumerate() {
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
        loss
    }

    /// The exponentials of the weights of all legal pairs, in padded rows, 0 for the others.
    fn exponentiate_transitions(&self, space: &mut Space) {
        space.matrix.clear();
        space.matrix.resize(self.width * self.padded, 0.0);
        for &(from, to) in &self.legal {
            let (from, to) = (usize::from(from), usize::from(to));
            space.matrix[from * self.padded + to] = exp(self.transitions[from * self.width + to]);
        }
    }

    /// Forward probabilities, each token's scaled to the sum 1; the logarithm of the normalizer less the weights of the gold
    /// pairs.
    fn forward(&self, sequence: &Sequence, space: &mut Space) -> f64 {
        let (width, padded, length) = (self.width, self.padded, sequence.gold.len());
        space.forward.clear();
        space.forward.resize(length * padded, 0.0);
        space.scales.clear();
        let mut loss = 0f64;
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
                    if mass > IMPOSSIBLE {
                        let row = &space.matrix[from * padded..][..padded];
                        for (sum, step) in now.iter_mut().zip(row) {
                            *sum += mass * step;
                        }
                    }
                }
                for (sum, potential) in now.iter_mut().zip(potential) {
                    *sum *= potential;
                }
                loss -= f64::from(self.transitions[self.gold_pair(sequence, place)]);
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
        loss
    }

    /// From the last token to the first: what is expected of each tag and of each pair, less what is so.
    fn backward(&self, sequence: &Sequence, space: &mut Space) {
        let (width, padded, length) = (self.width, self.padded, sequence.gold.len());
        space.backward.clear();
        space.backward.resize(padded, 0.0);
        for (tag, value) in space.backward[..width].iter_mut().enumerate() {
            *value = f32::from(u8::from(self.tags.may_end(tag)));
        }
        space.pairs.clear();
        space.pairs.resize(width * width, 0.0);
        space.tokens.clear();
        space.tokens.resize(length * padded, 0.0);
        for place in (0..length).rev() {
            let now = &space.forward[place * padded..][..padded];
            let gradient = &mut space.tokens[place * padded..][..padded];
            for ((value, forward), backward) in gradient.iter_mut().zip(now).zip(&space.backward) {
                *value = forward * backward;
            }
            let sum = gradient.iter().sum::<f32>().max(1e-30);
            for value in gradient.iter_mut() {
                *value /= sum;
            }
            gradient[usize::from(sequence.gold[place])] -= 1.0;
            if place == 0 {
                break;
            }
            // backward[from] = sum over to of step * potential * backward[to], scaled as forward was.
            let potential = &space.potential[place * padded..][..padded];
            let scale = space.scales[place];
            space.ahead.clear();
            space.ahead.extend(potential.iter().zip(&space.backward).map(|(p, b)| p * b / scale));
            let before = &space.forward[(place - 1) * padded..][..padded];
            for (from, &mass) in before[..width].iter().enumerate() {
                if mass <= IMPOSSIBLE {
                    space.backward[from] = 0.0;
                    continue;
                }
                let row = &space.matrix[from * padded..][..padded];
                let mut sum = 0f32;
                for (to, (step, ahead)) in row.iter().zip(&space.ahead).enumerate() {
                    let share = step * ahead;
                    sum += share;
                    if mass * share > NEGLIGIBLE {
                        space.pairs[from * width + to] += mass * share;
                    }
                }
                space.backward[from] = sum;
            }
            space.pairs[self.gold_pair(sequence, place)] -= 1.0;
        }
    }

    /// The index in `transitions` of the gold tags before and at `place`.
    fn gold_pair(&self, sequence: &Sequence, place: usize) -> usize {
        usize::from(sequence.gold[place - 1]) * self.width + usize::from(sequence.gold[place])
    }

    /// A step against the gradient, each weight at its own rate.
    fn step(&mut self, space: &mut Space, weight_of_sequence: f32) {
        let padded = self.padded;
        for place in (0..space.ends.len()).rev() {
            let gradient = &mut space.tokens[place * padded..][..padded];
            if gradient.iter().all(|value| value.abs() <= NEGLIGIBLE) {
                continue;
            }
            gradient.iter_mut().for_each(|value| *value *= weight_of_sequence);
            let from = if place == 0 { 0 } else { space.ends[place - 1] as usize };
            for &number in &space.attributes[from..space.ends[place] as usize] {
                self.settle(number as usize);
                let row = &mut self.rows[number as usize * 2 * padded..][..2 * padded];
                let (weights, squares) = row.split_at_mut(padded);
                for ((weight, square), &mut gradient) in weights.iter_mut().zip(squares).zip(gradient.iter_mut()) {
                    *square += gradient * gradient;
                    *weight -= self.rate * gradient / square.sqrt();
                }
            }
        }
        if self.pairs_stay {
            return;
        }
        for &(from, to) in &self.legal {
            let at = usize::from(from) * self.width + usize::from(to);
            let gradient = space.pairs[at] * weight_of_sequence;
            if gradient != 0.0 {
                self.transition_squares[at] += gradient * gradient;
                self.transitions[at] -= self.rate * gradient / self.transition_squares[at].sqrt();
            }
        }
    }
}

/// Memory of a step.
#[derive(Default)]
pub struct Space {
    /// The attributes that were drawn, and where those of each token end.
    attributes: Vec<u32>,
    ends: Vec<u32>,
    /// A padded row for each token.
    potential: Vec<f32>,
    /// A padded row for each tag before.
    matrix: Vec<f32>,
    /// A padded row for each token.
    forward: Vec<f32>,
    /// A padded row, of the token that was looked at last.
    backward: Vec<f32>,
    ahead: Vec<f32>,
    scales: Vec<f32>,
    /// The gradient: a padded row for each token.
    tokens: Vec<f32>,
    /// The gradient: `from * width + to`.
    pairs: Vec<f32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_analyzer::internals::tagger::Scheme;

    #[test]
    fn exponentials_are_close() {
        for step in -400..400 {
            let x = step as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }

    /// Numbers in [-1, 1) that look random.
    struct Random(u64);

    impl Random {
        fn next(&mut self) -> f32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        }
    }

    /// The gradient is the one that small changes of the scores show.
    #[test]
    fn the_gradient_is_that_of_the_loss() {
        const CHANGE: f32 = 1.0 / 64.0;
        // Of this scheme any tag may end a sequence; see `backward`.
        let tags = Tags::spans_of(Scheme::Bio, &["x", "y"]);
        let width = tags.len();
        let mut random = Random(7);
        for _ in 0..20 {
            let mut learner = Learner::new(&tags, 3, 1, &Settings::default());
            learner.rows.iter_mut().for_each(|weight| *weight = random.next());
            learner.transitions.iter_mut().for_each(|weight| *weight = random.next());
            // Outside, a name of two tokens, a name of one.
            let gold = vec![0, 1, 2, 3, 0];
            let base = (0..gold.len() * width).map(|_| 2.0 * random.next()).collect();
            let mut sequence =
                Sequence { attributes: vec![0, 1, 2, 0, 1, 2], ends: vec![1, 2, 4, 5, 6], gold, base, weight: 1.0 };
            let mut space = Space::default();
            learner.draw(&sequence, &mut space);
            learner.gradient(&sequence, &mut space);
            let (tokens, pairs) = (space.tokens.clone(), space.pairs.clone());
            let slope = |more: f64, less: f64| ((more - less) / f64::from(2.0 * CHANGE)) as f32;
            for at in 0..sequence.base.len() {
                let kept = sequence.base[at];
                let [more, less] = [CHANGE, -CHANGE].map(|change| {
                    sequence.base[at] = kept + change;
                    learner.gradient(&sequence, &mut space)
                });
                sequence.base[at] = kept;
                let found = tokens[at / width * learner.padded + at % width];
                assert!((found - slope(more, less)).abs() < 1e-3, "token {at}: {found}, not {}", slope(more, less));
            }
            for (at, pair) in pairs.iter().enumerate() {
                let kept = learner.transitions[at];
                let [more, less] = [CHANGE, -CHANGE].map(|change| {
                    learner.transitions[at] = kept + change;
                    learner.gradient(&sequence, &mut space)
                });
                learner.transitions[at] = kept;
                // Up to four shares that are negligible are left out.
                let least = 1e-3 + 4.0 * NEGLIGIBLE;
                assert!((pair - slope(more, less)).abs() < least, "pair {at}: {pair}, not {}", slope(more, less));
            }
        }
    }
}
