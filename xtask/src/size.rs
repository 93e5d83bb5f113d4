//! `cargo xtask size`: what a reader downloads, after brotli at its highest quality, split by what is
//! in it, and what the passes over the module save of it. Owns the measuring and the limits; what is in the module is found
//! by looking, not by a list.

use anyhow::{Context, ensure};
use wasmparser::{Parser, Payload};

use crate::compress::brotli;
use crate::embedded::{self, Embedded, offset_in};
use crate::{bundle, module, postprocess, site, workspace};

/// How large the module may be after brotli, in bytes.
const MODULE_LIMIT: usize = 725_000;

/// How large the page without the module may be after brotli, each file alone, in bytes.
const PAGE_LIMIT: usize = 68_000;

/// What of the package may have how many bytes after brotli: the parts that its users take one by one.
const PARTS: [(&str, &[&str], usize); 5] = [
    ("the element", &["element/article-analyzer.js"], 9_000),
    ("the worker", &["worker/index.js", "worker/thread.js"], 3_000),
    ("in one file", &["inline/index.js"], 780_000),
    ("a classic script", &["article-analyzer.global.js"], 820_000),
    ("the module with patterns", &["patterns/article_analyzer_bg.wasm"], MODULE_LIMIT + 97_000),
];

/// Builds the site and prints the sizes.
///
/// # Errors
/// Where the build fails, or module or page is larger than its limit.
pub fn size() -> anyhow::Result<()> {
    bundle::build()?;
    report()?;
    println!();
    postprocess::report(&module::build(module::Flavour::Plain)?)
}

/// Prints the sizes of what is built.
///
/// # Errors
/// Where module or page is missing or larger than its limit.
pub fn report() -> anyhow::Result<()> {
    let path = workspace::pkg().join(format!("{}_bg.wasm", module::NAME));
    let module = std::fs::read(&path).with_context(|| path.display().to_string())?;
    println!("{:>10} {:>10}  module", "bytes", "brotli");
    let module_size = line(&module, "the whole module");
    for payload in Parser::new(0).parse_all(&module) {
        let payload = payload?;
        let Some((_, range)) = payload.as_section() else { continue };
        let content = &module[range];
        line(content, &format!("  {}", name(&payload)));
        if let Payload::DataSection(_) = payload {
            for file in embedded_in(content)? {
                line(&file.content, &format!("    {}", file.name));
            }
        }
    }
    println!("\n{:>10} {:>10}  page without the module", "bytes", "brotli");
    let dist = workspace::dist();
    let (mut bytes, mut page_size) = (0, 0);
    for file in site::files(&dist)?.into_iter().filter(|file| !file.ends_with(".wasm")) {
        let content = std::fs::read(dist.join(&file))?;
        page_size += line(&content, &format!("  {file}"));
        bytes += content.len();
    }
    println!("{bytes:>10} {page_size:>10}  in all");
    println!("\n{:>10} {:>10}  package", "bytes", "brotli");
    for (name, files, limit) in PARTS {
        let mut size = 0;
        for file in files {
            let path = workspace::pkg().join(file);
            size += line(&std::fs::read(&path).with_context(|| path.display().to_string())?, &format!("  {file}"));
        }
        ensure!(size <= limit, "{name} has {size} bytes after brotli, more than {limit}");
    }
    ensure!(module_size <= MODULE_LIMIT, "the module has {module_size} bytes after brotli, more than {MODULE_LIMIT}");
    ensure!(page_size <= PAGE_LIMIT, "the page has {page_size} bytes after brotli, more than {PAGE_LIMIT}");
    Ok(())
}

/// The name of a section.
fn name(section: &Payload) -> &'static str {
    match section {
        Payload::TypeSection(_) => "type",
        Payload::ImportSection(_) => "import",
        Payload::FunctionSection(_) => "function",
        Payload::TableSection(_) => "table",
        Payload::MemorySection(_) => "memory",
        Payload::GlobalSection(_) => "global",
        Payload::ExportSection(_) => "export",
        Payload::ElementSection(_) => "element",
        Payload::CodeSectionStart { .. } => "code",
        Payload::DataSection(_) => "data",
        _ => "other",
    }
}

/// Prints one line and gives the compressed size.
fn line(content: &[u8], name: &str) -> usize {
    let packed = brotli(content);
    println!("{:>10} {packed:>10}  {name}", content.len());
    packed
}

/// The files that stand in the data as they stand on disk: weights, word lists, and what the build script made of them.
fn embedded_in(data: &[u8]) -> anyhow::Result<Vec<Embedded>> {
    /// Shorter than this, a file is found by chance.
    const SHORTEST: usize = 64;
    let mut found: Vec<Embedded> = Vec::new();
    for file in embedded::files()? {
        let known = found.iter().any(|known| known.content == file.content);
        if file.content.len() >= SHORTEST && !known && offset_in(data, &file.content).is_some() {
            found.push(file);
        }
    }
    Ok(found)
}
