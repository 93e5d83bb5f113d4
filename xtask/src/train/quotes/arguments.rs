//! What `cargo xtask train quotes` is told. Owns names, defaults and help of its arguments.

use std::path::PathBuf;

use article_analyzer::internals::quotes::learned::{ACCEPT, BIAS};

/// `cargo xtask train quotes DATA`
#[derive(clap::Args)]
pub struct Arguments {
    /// The data folder
    pub data: PathBuf,
    /// Where the weights go: quotes-first.bin and quotes-second.bin in this folder
    #[arg(long, default_value = "models")]
    pub out: PathBuf,
    /// Passes over the data
    #[arg(long, default_value_t = 12)]
    pub epochs: usize,
    /// First step size
    #[arg(long, default_value_t = 0.01)]
    pub rate: f32,
    /// L1 penalty
    #[arg(long, default_value_t = 2.0)]
    pub l1: f32,
    /// Attributes in fewer tokens are left out
    #[arg(long, default_value_t = 2)]
    pub least: u32,
    /// Weights of the first pass to keep at most
    #[arg(long, default_value_t = 47_000)]
    pub first: usize,
    /// Weights of the second pass to keep at most
    #[arg(long, default_value_t = 37_000)]
    pub second: usize,
    /// Added to the beginning of a cue
    #[arg(long, default_value_t = BIAS[0])]
    pub bias: i32,
    /// Added to a cue's going on
    #[arg(long, default_value_t = BIAS[1])]
    pub longer: i32,
    /// Added to the beginning of a cue once more in a sentence with quotation marks
    #[arg(long, default_value_t = BIAS[2])]
    pub marked: i32,
    /// Added to the beginning of a source, one value or several to compare
    #[arg(long, value_delimiter = ',', default_values_t = [ACCEPT[0]])]
    pub source: Vec<i32>,
    /// Added to the beginning of a content, likewise
    #[arg(long, value_delimiter = ',', default_values_t = [ACCEPT[1]])]
    pub content: Vec<i32>,
    /// Features to leave out: the name of a group, or numbers and ranges of templates, separated by commas
    #[arg(long)]
    pub without: Option<String>,
    /// The share of a token's attributes that each step does without
    #[arg(long, default_value_t = 0.1)]
    pub dropout: f32,
    /// How often all of it is learned, for the means
    #[arg(long, default_value_t = 3)]
    pub runs: usize,
    /// Passes after all but the largest weights were dropped
    #[arg(long, default_value_t = 3)]
    pub epochs_after: usize,
    /// How often the articles of the world count
    #[arg(long, default_value_t = 4.0)]
    pub world: f32,
    /// Templates that PolNeAR has once more for itself, as in `without`
    #[arg(long)]
    pub copied: Option<String>,
    /// Take the weights of the folds from target/, where the last training left them
    #[arg(long)]
    pub reuse: bool,
    /// Learn from the folds alone and print what they are worth on what they have not seen
    #[arg(long)]
    pub folds: bool,
    /// Print how much each template's weights move a token
    #[arg(long)]
    pub templates: bool,
    /// Train nothing, score the weights that are there
    #[arg(long)]
    pub score: bool,
    /// Only every Nth article
    #[arg(long, default_value_t = 1)]
    pub every: usize,
}
