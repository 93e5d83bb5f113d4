//! A number as the analysis gives it: rounded to four decimals and written as JavaScript writes it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share, score or confidence. Equality and output are those of the rounded value.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default)]
pub struct Score(f64);

impl Score {
    /// `value` rounded to four decimals, half away from zero; what is not finite becomes 0.
    pub fn new(value: f64) -> Self {
        let rounded = (value * 10_000.0).round() / 10_000.0;
        Self(if rounded.is_finite() && rounded != 0.0 { rounded } else { 0.0 })
    }

    /// The rounded value.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Score {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // JavaScript writes 1, not 1.0.
        if self.0.fract() == 0.0 && self.0.abs() < 1e9 {
            serializer.serialize_i32(self.0 as i32)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::Score;

    #[test]
    fn is_written_as_javascript_writes_it() {
        let written = |value: f64| serde_json::to_string(&Score::new(value)).expect("a number");
        assert_eq!(
            [1.0, -0.0, 0.5, -0.333333, 0.0001, 12.0, f64::NAN].map(written),
            ["1", "0", "0.5", "-0.3333", "0.0001", "12", "0"]
        );
    }
}
