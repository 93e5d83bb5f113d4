//! How the word lists of `lexicons/` are written. Shared by the build script, which compiles them, and by the tests, which
//! run their examples. Owns the layout of lines and numbers, not what any list says.

mod columns;
pub mod leb128;

pub use columns::{columns, example};
