//! The way out: bytes to UTF-16 code units, once, in one sweep. The module and the command line share this file;
//! nothing else converts offsets.

use crate::{Analysis, analysis::OffsetUnit, span::Span};

/// How many bytes lie between two checkpoints.
const STRIDE: usize = 64;

/// Bytes to UTF-16 code units and back for one text. Built in one sweep; a look-up reads at most 64 bytes (128 back).
pub struct Utf16Index<'t> {
    text: &'t str,
    /// UTF-16 length of the text before each multiple of the stride; empty for a text of ASCII, where the two agree.
    checkpoints: Vec<u32>,
    length: u64,
}

/// UTF-16 code units whose first byte lies in `bytes`.
fn units(bytes: &[u8]) -> u32 {
    // A character starts at every byte but a continuation; one of four bytes takes two units.
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0)).sum()
}

impl<'t> Utf16Index<'t> {
    /// The index of `text`.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, checkpoints: Vec::new(), length: text.len() as u64 };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(sum);
            sum += units(chunk);
        }
        Self { text, checkpoints, length: u64::from(sum) }
    }

    /// The text's length in UTF-16 code units.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The UTF-16 offset of the byte offset `byte`, which lies on a character boundary.
    pub fn utf16(&self, byte: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return byte;
        }
        let (byte, bytes) = (byte as usize, self.text.as_bytes());
        if byte >= bytes.len() {
            return self.length as u32;
        }
        let from = byte / STRIDE;
        self.checkpoints[from] + units(&bytes[from * STRIDE..byte])
    }

    /// The byte offset of the UTF-16 offset `unit`; `None` beyond the end or between the halves of a pair.
    pub fn byte(&self, unit: u32) -> Option<u32> {
        if u64::from(unit) > self.length {
            return None;
        }
        if self.checkpoints.is_empty() {
            return Some(unit);
        }
        let from = self.checkpoints.partition_point(|&sum| sum <= unit) - 1;
        let mut at = self.checkpoints[from];
        let mut byte = from * STRIDE;
        let bytes = self.text.as_bytes();
        loop {
            let boundary = byte == bytes.len() || bytes[byte] & 0xC0 != 0x80;
            if at == unit && boundary {
                return Some(byte as u32);
            }
            if at > unit || byte == bytes.len() {
                return None;
            }
            at += units(&bytes[byte..=byte]);
            byte += 1;
        }
    }
}

/// Turns every span of `analysis`, whose offsets are bytes of the indexed text, into UTF-16 code units.
pub fn to_utf16(analysis: &mut Analysis, index: &Utf16Index) {
    analysis.offset_unit = OffsetUnit::Utf16;
    let convert = |span: &mut Span| *span = Span { start: index.utf16(span.start), end: index.utf16(span.end) };
    analysis.paragraphs.iter_mut().for_each(|paragraph| convert(&mut paragraph.span));
    analysis.sentences.iter_mut().for_each(|sentence| convert(&mut sentence.span));
    for entity in &mut analysis.entities {
        entity.role.iter_mut().for_each(convert);
        entity.mentions.iter_mut().for_each(|mention| convert(&mut mention.span));
    }
    for quote in &mut analysis.quotes {
        quote.content.iter_mut().for_each(convert);
        quote.cue.iter_mut().for_each(convert);
        quote.source.iter_mut().for_each(convert);
    }
    for word in &mut analysis.sentiment.words {
        convert(&mut word.span);
        word.negation.iter_mut().for_each(convert);
        word.intensifier.iter_mut().for_each(convert);
    }
    analysis.warnings.iter_mut().for_each(|warning| convert(&mut warning.span));
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;

    #[test]
    fn bytes_and_utf16_offsets_agree_at_every_boundary() {
        let long = "a\u{301}\u{1F600}é\r\n\u{FEFF}".repeat(40);
        for text in ["", "plain", "\u{1F600}", long.as_str()] {
            let index = Utf16Index::new(text);
            let mut unit = 0;
            for (byte, character) in text.char_indices() {
                assert_eq!(index.utf16(byte as u32), unit, "{text:?} at {byte}");
                assert_eq!(index.byte(unit), Some(byte as u32), "{text:?} at unit {unit}");
                if character.len_utf16() == 2 {
                    assert_eq!(index.byte(unit + 1), None, "between the halves of a pair");
                }
                unit += character.len_utf16() as u32;
            }
            assert_eq!(index.length(), u64::from(unit));
            assert_eq!(index.utf16(text.len() as u32), unit);
            assert_eq!(index.byte(unit), Some(text.len() as u32));
            assert_eq!(index.byte(unit + 1), None);
        }
    }
}
