//! How a conditional random field is learned. Owns the settings and their defaults, not what they do.

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
