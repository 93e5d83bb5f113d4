//! Names that the tagger cut wrongly or missed, put right. Owns the order of the repairs, not what each looks at.

pub mod boundaries;
pub mod repeated;
