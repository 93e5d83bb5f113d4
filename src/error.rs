//! Why an analysis was refused. Owns the error and its wording, not the checks.

/// Why an analysis was refused.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// An option makes no sense.
    Option {
        /// Where it stands among the options, as `lexicon.add[0].word`; empty for the whole of them.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The text is longer than allowed, both in UTF-16 code units.
    TooLong {
        /// How long the text is.
        length: u64,
        /// How long it may be.
        limit: u32,
    },
    /// Whoever is told of the steps has ended it.
    Stopped,
}

impl Error {
    /// The refusal of the option at `path`.
    pub(crate) fn option(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Option { path: path.into(), problem: problem.into() }
    }

    /// What it is about, for programs: "option", "too-long" or "stopped".
    pub fn code(&self) -> &'static str {
        match self {
            Self::Option { .. } => "option",
            Self::TooLong { .. } => "too-long",
            Self::Stopped => "stopped",
        }
    }

    /// The option or argument that is meant, as `lexicon.add[0].word`; empty for all options, and where none is.
    pub fn path(&self) -> &str {
        match self {
            Self::Option { path, .. } => path,
            Self::TooLong { .. } => "text",
            Self::Stopped => "",
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Option { path, problem } if path.is_empty() => write!(f, "options: {problem}"),
            Self::Option { path, problem } => write!(f, "option {path}: {problem}"),
            Self::TooLong { length, limit } => {
                write!(f, "the text has {length} UTF-16 code units, more than the {limit} that option maxLength allows")
            }
            Self::Stopped => f.write_str("the analysis was stopped"),
        }
    }
}

impl std::error::Error for Error {}
