//! How likely a statement is right: a logistic regression over what can be seen of it ([`features`]), fitted by
//! `cargo xtask train judge DATA` and written to `models/judge.txt`. Owns the weights and the probability, not which of two
//! statements stays.

pub mod features;
pub mod oddities;
mod sigmoid;
mod templates;

use crate::quotes::rule::Rule;
use features::Feature;
pub use sigmoid::sigmoid;
use templates::{RULES, TEMPLATES, Template};

/// The weights of all features.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    /// What every statement has, in hundredths.
    bias: i32,
    /// By how much log odds are stretched for the confidence of what is claimed, and what is added then, in hundredths.
    calibration: [i32; 2],
    /// For each template the weight of each of its values, in hundredths.
    weights: Vec<Vec<i32>>,
}

impl Judge {
    /// Reads a line of the rules by name, `bias` with what every statement has, `calibration` with the factor and the summand
    /// of [`Judge::confidence`], and for each template its name and the weights of its values, in hundredths of log odds. A rule that the file does not know has no weights of its own. Fails
    /// with the line that does not fit the templates.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut judge = Self { bias: 0, calibration: [100, 0], weights: Vec::with_capacity(TEMPLATES.len()) };
        let mut rules = Vec::new();
        let mut templates = TEMPLATES.iter();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            if name == "rules" {
                let known = |name: &str| Rule::ALL.iter().position(|rule| rule.as_str() == name);
                rules = rest.split(' ').map(known).collect();
                continue;
            }
            let numbers: Result<Vec<i32>, _> = rest.split(' ').map(str::parse).collect();
            let numbers = numbers.map_err(|_| line.to_owned())?;
            if name == "bias" {
                judge.bias = numbers[0];
                continue;
            }
            if name == "calibration" {
                judge.calibration = numbers.try_into().map_err(|_| line.to_owned())?;
                continue;
            }
            let template = templates.next().filter(|template| template.name == name);
            let row = template.and_then(|template| row(template, &numbers, &rules));
            judge.weights.push(row.ok_or_else(|| line.to_owned())?);
        }
        templates.next().map_or(Ok(judge), |template| Err(template.name.to_owned()))
    }

    /// The log odds that a statement with these features is right, in hundredths.
    pub fn odds(&self, features: &[Feature]) -> i32 {
        let of = |feature: &Feature| {
            let row = self.weights.get(usize::from(feature.template));
            row.and_then(|row| row.get(usize::from(feature.value))).copied().unwrap_or(0)
        };
        self.bias + features.iter().map(of).sum::<i32>()
    }

    /// How sure a statement is that stayed with these log odds, in hundredths. Of several readings of one place the likeliest
    /// stays, so that those that stay are right less often than they seem; by how much was counted on articles that the judge
    /// had not seen (Platt 1999). Never below one half: what is claimed is likelier right than wrong.
    pub fn confidence(&self, odds: i32) -> f64 {
        let [factor, summand] = self.calibration;
        probability(odds * factor / 100 + summand).max(0.5)
    }
}

/// The probability with these log odds in hundredths, in (0, 1).
pub fn probability(odds: i32) -> f64 {
    sigmoid(f64::from(odds) / 100.0)
}

/// The weights of a template by the rules as they are now; `rules` are those of the file.
fn row(template: &Template, numbers: &[i32], rules: &[Option<usize>]) -> Option<Vec<i32>> {
    let (now, then) = (RULES * template.of_rule, rules.len() * template.of_rule);
    let (by_rule, others) = numbers.split_at_checked(then)?;
    if others.len() != template.size - now {
        return None;
    }
    let mut row = vec![0; now];
    if template.of_rule > 0 {
        for (rule, weights) in rules.iter().zip(by_rule.chunks(template.of_rule)) {
            if let Some(rule) = rule {
                row[rule * template.of_rule..][..template.of_rule].copy_from_slice(weights);
            }
        }
    }
    row.extend(others);
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_the_file_does_not_know_weighs_nothing() {
        let template = Template { name: "rule", size: RULES * 2 + 1, of_rule: 2 };
        let row = row(&template, &[1, 2, 3, 4, 5], &[Some(1), None]).expect("it fits");
        assert_eq!(row[..6], [0, 0, 1, 2, 0, 0]);
        assert_eq!(row.last(), Some(&5));
        assert_eq!(super::row(&template, &[1, 2, 3, 4], &[Some(1), None]), None);
    }
}
