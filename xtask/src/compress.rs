//! How large a file is as a browser downloads it. Owns the settings of the compression.

/// The size after brotli, quality 11, window 22: what a static host sends.
pub fn brotli(content: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &content[..], &mut out, &params);
    out.len()
}
