//! Who and what an article is about, who says what in it, and which of its words take sides.
//!
//! [`analyze`] takes a text and gives an [`Analysis`]: the one object that the page, the WebAssembly module and the
//! command line share. A text flows one way: paragraphs, tokens, sentences and quotation marks, then names, statements
//! and polar words, then totals. Each step takes what the steps before it made and adds its own.
//!
//! ```
//! let analysis = article_analyzer::analyze("Nothing here.", &Default::default()).expect("short enough");
//! assert_eq!(analysis.sentences.len(), 1);
//! ```
//!
//! [`analyze`] counts spans in bytes of the text, [`analyze_utf16`] in UTF-16 code units, as JavaScript and JSON have
//! them.

// `Debug::fmt` traps in the module; see xtask/src/postprocess/strip_panics.rs.
#![cfg_attr(target_arch = "wasm32", deny(clippy::use_debug))]
// Much of the rooms is for the trainers, who see it by the feature `internals` alone.
#![cfg_attr(not(feature = "internals"), allow(dead_code, unused_imports))]

pub mod analysis;
mod coreference;
mod corrections;
mod entities;
mod error;
mod hash;
#[cfg(any(test, all(target_arch = "wasm32", feature = "module")))]
mod json;
mod keyed;
mod lexicon;
mod map;
mod models;
mod names;
mod options;
mod pipeline;
mod quotes;
mod score;
mod sentiment;
mod sort;
mod span;
mod speakers;
mod stats;
mod syntax;
mod tagger;
mod text;
mod utf16;
mod value;
#[cfg(all(target_arch = "wasm32", feature = "module"))]
mod wasm;
mod work;

pub use analysis::Analysis;
pub use error::Error;
pub use options::{
    Correction, Layer, LexiconOptions, MAX_LENGTH, NameOption, NamesOptions, Options, PatternOption, Place, Settings,
    WordOption,
};
pub use pipeline::{OnStep, Step, analyze, analyze_utf16, analyze_utf16_with, analyze_with};
pub use score::Score;
pub use span::Span;

/// What the trainers, the benchmarks and some tests take from the rooms. No part of the interface: it changes with
/// every version.
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals {
    macro_rules! open {
        ($($room:ident)+) => {
            $(pub mod $room {
                pub use crate::$room::*;
            })+
        };
    }

    open!(coreference entities hash lexicon names quotes sentiment speakers syntax tagger text utf16);
}
