//! `cargo xtask screenshots`: the pictures of the page in docs/screenshots/, taken anew from the built site in headless
//! Chromium, and made small. What is on them is tests/browser/screenshots.js's.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, ensure};
use color_quant::NeuQuant;

use crate::{
    bundle,
    command::{command, run},
    toolchain::{self, Browser},
    workspace,
};

/// Colours of a picture. Letters with smooth edges on few grounds need no more.
const COLOURS: usize = 256;

/// Builds the site and takes the pictures.
///
/// # Errors
/// Where the build fails or there is no Chromium.
pub fn take() -> anyhow::Result<()> {
    bundle::build()?;
    toolchain::node_modules()?;
    let folder = workspace::root().join("docs/screenshots");
    let mut node = command("node");
    node.arg("tests/browser/screenshots.js").arg(&folder);
    node.env(Browser::Chromium.variable(), Browser::Chromium.find_or_install()?);
    run(&mut node)?;
    for name in workspace::files_under(&folder)?.iter().filter(|name| name.ends_with(".png")) {
        let size = shrink(&folder.join(name)).with_context(|| name.clone())?;
        println!("{size:7} bytes  {name}");
    }
    Ok(())
}

/// Writes a picture of three or four channels again with a palette; gives its size in bytes.
fn shrink(path: &Path) -> anyhow::Result<u64> {
    let mut reader = png::Decoder::new(BufReader::new(File::open(path)?)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
    let info = reader.next_frame(&mut pixels)?;
    ensure!(info.bit_depth == png::BitDepth::Eight, "eight bits a channel are expected");
    let channels = info.color_type.samples();
    ensure!(channels >= 3, "a picture in colour is expected");
    let rgba: Vec<u8> =
        pixels[..info.buffer_size()].chunks_exact(channels).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    let palette = NeuQuant::new(1, COLOURS, &rgba);
    // Neighbours are mostly alike: the last answer is kept.
    let mut last = ([0; 4], palette.index_of(&[0; 4]));
    let indices: Vec<u8> = rgba
        .chunks_exact(4)
        .map(|pixel| {
            if pixel != last.0 {
                last = ([pixel[0], pixel[1], pixel[2], pixel[3]], palette.index_of(pixel));
            }
            u8::try_from(last.1).unwrap_or_default()
        })
        .collect();
    let mut encoder = png::Encoder::new(File::create(path)?, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(std::fs::metadata(path)?.len())
}
