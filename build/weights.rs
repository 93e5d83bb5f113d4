//! Packs the weights of `models/`. Owns which files there are and where the tables in them begin; the packing is
//! `weight-format`'s, and what else stands in them the library's.

use std::{fs, path::Path};
use weight_format::{weights::Attributes, words::Words};

/// Weights of taggers.
const TAGGERS: [&str; 4] = ["entities", "pos", "quotes-first", "quotes-second"];

/// Packs all; the errors name the file.
pub fn compile(root: &Path, out: &Path) -> Result<(), Vec<String>> {
    let pack = |name: &str, packed: &dyn Fn(&[u8]) -> Option<Vec<u8>>| {
        let path = root.join("models").join(name).with_extension("bin");
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let packed = packed(&bytes).ok_or_else(|| format!("{}: damaged", path.display()))?;
        fs::write(out.join(name).with_extension("packed"), packed).map_err(|error| error.to_string())
    };
    let taggers = TAGGERS.iter().map(|name| pack(name, &tagger));
    let errors: Vec<String> = taggers.chain([pack("words", &words)]).filter_map(Result::err).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// What stands before the attributes as it is, and the attributes packed. See `crates/tagger/src/weights.rs`.
fn tagger(bytes: &[u8]) -> Option<Vec<u8>> {
    /// Magic, format, feature set, scale, scheme.
    const NUMBERS: usize = 4 + 2 + 4 + 2 + 1;
    let tags = usize::from(*bytes.get(NUMBERS)?);
    let mut head = NUMBERS + 1;
    for _ in 0..tags {
        head += 1 + usize::from(*bytes.get(head)?);
    }
    head += 2 * tags * tags;
    let (head, mut rest) = bytes.split_at_checked(head)?;
    let attributes = Attributes::plain(&mut rest, tags).ok()?.narrow();
    Some([head, &attributes.pack(tags)].concat())
}

/// The tables alone. See `src/lexicon/words.rs`.
fn words(bytes: &[u8]) -> Option<Vec<u8>> {
    /// Magic and format.
    const HEAD: usize = 4 + 2;
    /// The checksum.
    const TAIL: usize = 8;
    Some(Words::plain(bytes.get(HEAD..bytes.len().checked_sub(TAIL)?)?)?.pack())
}
