//! How the word lists of `lexicons/` are written. Shared by the build script, which checks and packs them, by the library,
//! which reads what is packed, by the tests, which run their examples, and by the training, which writes one of them. Owns
//! the layout of lines and tables and what a line may say, not what any list says; knows no texts.

mod columns;
pub mod leb128;
pub mod polarity;
pub mod spec;
pub mod target_features;

pub use columns::{columns, example};
