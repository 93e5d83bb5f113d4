//! `cargo xtask size`: what a reader downloads, after brotli at its highest quality, split by what is
//! in it. Owns the measuring; what is in the module is found by looking, not by a list.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::{bundle, segments, toolchain, workspace};

/// How large the module may be after brotli without its weights and the polarity lexicon, in bytes.
const LIMIT: usize = 200_000;

/// Builds the site and prints the sizes.
///
/// # Errors
/// Where the build fails.
pub fn size() -> anyhow::Result<()> {
    bundle::build()?;
    report()
}

/// Prints the sizes of what is built.
///
/// # Errors
/// Where the module is missing, is none, or is larger than [`LIMIT`].
pub fn report() -> anyhow::Result<()> {
    let (mut large, mut apart) = (Vec::new(), 0);
    let path = workspace::pkg().join("article_analyzer_bg.wasm");
    let module = std::fs::read(&path).with_context(|| path.display().to_string())?;
    println!("{:>10} {:>10}  module", "bytes", "brotli");
    let whole = line(&module, "the whole module");
    for section in sections(&module)? {
        line(section.content, &format!("  {}", section.name));
        if section.name == "data" {
            for (name, table) in embedded(section.content)? {
                let packed = line(&table, &format!("    {name}"));
                if table.len() >= segments::LARGE {
                    apart += packed;
                    large.push(table);
                }
            }
        }
    }
    let rest = line(&without(&module, &large), "the module without its weights and the polarity lexicon");
    println!("{:>10} {:>10}  the whole module less what these take alone", "", whole.saturating_sub(apart));
    println!("\n{:>10} {:>10}  page without the module", "bytes", "brotli");
    let dist = workspace::dist();
    let mut sum = (0, 0);
    for file in workspace::files_under(&dist)? {
        if file.ends_with(".wasm") || !crate::site::is_part_of_the_page(&file) {
            continue;
        }
        let content = std::fs::read(dist.join(&file))?;
        let packed = line(&content, &format!("  {file}"));
        sum = (sum.0 + content.len(), sum.1 + packed);
    }
    println!("{:>10} {:>10}  in all", sum.0, sum.1);
    if rest > LIMIT {
        bail!(
            "the module without its weights and the polarity lexicon has {rest} bytes after brotli, more than {LIMIT}"
        );
    }
    Ok(())
}

/// Prints one line and gives the compressed size.
fn line(content: &[u8], name: &str) -> usize {
    let packed = brotli(content);
    println!("{:>10} {packed:>10}  {name}", content.len());
    packed
}

/// The size after brotli, quality 11, window 22: what a static host sends.
pub fn brotli(content: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &content[..], &mut out, &params);
    out.len()
}

/// A section of a module.
struct Section<'m> {
    name: &'static str,
    content: &'m [u8],
}

/// The sections of a module, in order (WebAssembly core specification, section 5.5).
fn sections(module: &[u8]) -> anyhow::Result<Vec<Section<'_>>> {
    const NAMES: [&str; 14] = [
        "custom",
        "type",
        "import",
        "function",
        "table",
        "memory",
        "global",
        "export",
        "start",
        "element",
        "code",
        "data",
        "data count",
        "tag",
    ];
    let Some(mut rest) = module.strip_prefix(b"\0asm\x01\0\0\0") else { bail!("not a WebAssembly module") };
    let mut out = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (length, after) = leb128(after).context("a section without a length")?;
        if length > after.len() {
            bail!("a section longer than the module");
        }
        let (content, next) = after.split_at(length);
        out.push(Section { name: NAMES.get(usize::from(id)).copied().unwrap_or("unknown"), content });
        rest = next;
    }
    Ok(out)
}

/// An unsigned number of at most 32 bits in LEB128, and what follows it.
fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (i, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[i + 1..]));
        }
    }
    None
}

/// The tables that stand in the data as they stand in a file: weights, word lists, and what the build
/// script made of them.
fn embedded(data: &[u8]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    /// Shorter than this, a file is found by chance.
    const SHORTEST: usize = 64;
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    for (file, content) in files()? {
        let known = found.iter().any(|(_, known)| known == &content);
        if content.len() >= SHORTEST && !known && contains(data, &content) {
            found.push((file, content));
        }
    }
    Ok(found)
}

/// The files that the library embeds, and others beside them, with their names.
///
/// # Errors
/// Where one cannot be read.
pub fn files() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for dir in folders() {
        for file in workspace::files_under(&dir)? {
            let content = std::fs::read(dir.join(&file))?;
            files.push((file, content));
        }
    }
    Ok(files)
}

/// Where embedded files come from.
fn folders() -> Vec<PathBuf> {
    let root = workspace::root();
    let mut dirs = vec![root.join("models"), root.join("lexicons")];
    let built = workspace::target().join(toolchain::WASM).join("wasm/build");
    if let Ok(entries) = std::fs::read_dir(built) {
        dirs.extend(entries.flatten().map(|entry| entry.path().join("out")));
    }
    dirs.retain(|dir: &PathBuf| Path::is_dir(dir));
    dirs.sort();
    dirs
}

/// Whether `needle` stands in `hay`.
fn contains(hay: &[u8], needle: &[u8]) -> bool {
    place(hay, needle).is_some()
}

/// Where `needle` stands in `hay`; the first bytes rule out nearly every place.
pub fn place(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

/// What is left of `module` where `tables` are cut out.
fn without(module: &[u8], tables: &[Vec<u8>]) -> Vec<u8> {
    let mut rest = module.to_vec();
    for table in tables {
        if let Some(at) = place(&rest, table) {
            rest.drain(at..at + table.len());
        }
    }
    rest
}
