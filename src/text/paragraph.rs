//! Paragraphs: the blocks of the page, and what each of them is.

use super::{Paragraph, Span};
use crate::analysis::ParagraphKind;

/// The blocks of `text`, without the white space around them; sentences and tokens are still to come.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2029}']) {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            paragraphs.push(Paragraph {
                span: Span::new(from, from + trimmed.len()),
                kind: ParagraphKind::Body,
                sentences: 0..0,
                tokens: 0..0,
            });
        }
        start += line.len();
    }
    paragraphs
}
