//! How sure what is claimed should be: log odds of claims against whether they are right (Platt 1999). Owns the fit of factor
//! and summand, not the judge's weights.

/// Newton steps.
const STEPS: usize = 20;
/// Log odds are cut off here, so that a claim that seems certain doesn't decide alone.
const MOST: f64 = 5.0;

/// The factor and the summand for the log odds of claims, each given by its probability, that make them likeliest.
pub fn fit(claims: &[(f64, bool)]) -> [f64; 2] {
    let [mut factor, mut summand] = [1.0f64, 0.0];
    for _ in 0..STEPS {
        // Slopes and the matrix of curvatures, with a slight pull towards leaving all as it is.
        let (mut slope, mut curve) = ([factor - 1.0, summand], [1.0, 0.0, 1.0]);
        for &(probability, right) in claims {
            let odds = (probability / (1.0 - probability).max(1e-9)).ln().clamp(-MOST, MOST);
            let now = 1.0 / (1.0 + (-(factor * odds + summand)).exp());
            let (error, bend) = (now - f64::from(u8::from(right)), now * (1.0 - now));
            slope[0] += error * odds;
            slope[1] += error;
            curve[0] += bend * odds * odds;
            curve[1] += bend * odds;
            curve[2] += bend;
        }
        let determinant = curve[0] * curve[2] - curve[1] * curve[1];
        factor -= (slope[0] * curve[2] - slope[1] * curve[1]) / determinant;
        summand -= (slope[1] * curve[0] - slope[0] * curve[1]) / determinant;
    }
    [factor, summand]
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn claims_that_are_too_sure_are_drawn_down() {
        // Of those that claim 0.88 (log odds of 2) 0.73 are right (1), of those that claim 0.98 (4) 0.95 are (3).
        let claims = |probability: f64, right: usize, of: usize| (0..of).map(move |at| (probability, at < right));
        let all: Vec<(f64, bool)> = claims(0.8808, 7310, 10000).chain(claims(0.9820, 9526, 10000)).collect();
        let [factor, summand] = fit(&all);
        assert!((factor - 1.0).abs() < 0.05 && (summand + 1.0).abs() < 0.1, "{factor} {summand}");
    }
}
