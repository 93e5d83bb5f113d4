//! Logistic regression over binary features with a quadratic penalty, by Newton steps for one weight after another (Genkin
//! et al. 2007). Owns the fit, not what the features are. One thread, a fixed order.

/// What is learned from.
pub struct Example {
    /// Its features, as numbers.
    pub features: Vec<u32>,
    /// How likely it is to be right: 0 or 1, or between.
    pub right: f64,
    /// How much it counts.
    pub weight: f64,
}

/// No step is longer.
const LONGEST: f64 = 0.5;

/// Passes over all weights.
const PASSES: usize = 30;

/// The weights of `count` features, and before them that of all examples; `penalty` is one of a weight squared.
pub fn fit(examples: &[&Example], count: usize, penalty: &dyn Fn(usize) -> f64) -> Vec<f64> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); count + 1];
    for (place, example) in examples.iter().enumerate() {
        holders[0].push(place as u32);
        for &feature in &example.features {
            holders[feature as usize + 1].push(place as u32);
        }
    }
    let mut odds = vec![0.0f64; examples.len()];
    let mut weights = vec![0.0f64; count + 1];
    for _ in 0..PASSES {
        let mut most = 0.0f64;
        for (number, holders) in holders.iter().enumerate().filter(|(_, holders)| !holders.is_empty()) {
            let own = if number == 0 { 0.0 } else { penalty(number - 1) };
            let (mut slope, mut bend) = (own * weights[number], own + 1e-9);
            for &place in holders {
                let example = examples[place as usize];
                let probability = 1.0 / (1.0 + (-odds[place as usize]).exp());
                slope += example.weight * (probability - example.right);
                bend += example.weight * probability * (1.0 - probability);
            }
            let step = (-slope / bend).clamp(-LONGEST, LONGEST);
            weights[number] += step;
            holders.iter().for_each(|&place| odds[place as usize] += step);
            most = most.max(step.abs());
        }
        if most < 1e-3 {
            break;
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::{Example, fit};

    #[test]
    fn shares_become_log_odds() {
        let example =
            |features: &[u32], right: f64, weight: f64| Example { features: features.to_vec(), right, weight };
        let all = [example(&[0], 1.0, 3.0), example(&[0], 0.0, 1.0), example(&[1], 1.0, 1.0), example(&[1], 0.0, 1.0)];
        let weights = fit(&all.iter().collect::<Vec<_>>(), 2, &|_| 1e-6);
        let odds = [weights[0] + weights[1], weights[0] + weights[2]];
        assert!((odds[0] - 3f64.ln()).abs() < 0.01 && odds[1].abs() < 0.01, "{odds:?}");
    }
}
