//! Paragraphs: the blocks of the page. Owns which lines make one block, not what a block is (`paragraph_kinds`).
//!
//! A line is a paragraph unless the text was wrapped by hand at some width; then lines are joined up to a blank line, a
//! short line or an item of a list.

use crate::{
    analysis::ParagraphKind,
    span::Span,
    text::{TextParagraph, characters},
};

/// The widest that lines wrapped by hand are, in characters: mail and agency wires wrap at 60 to 80.
const WIDEST: usize = 110;

/// The narrowest column.
const NARROWEST: usize = 24;

/// A line that holds something visible.
struct SourceLine {
    /// Its place, without the white space around it.
    span: Span,
    /// Its length in characters.
    width: usize,
    /// Whether a blank line stands before it.
    apart: bool,
    /// Whether its first letter is lower-case.
    small: bool,
    /// Whether it ends as a sentence does.
    ended: bool,
    /// Length of its first word.
    word: usize,
    /// Whether it is an item of a list or a row of a table.
    item: bool,
    /// Whether it is indented.
    indented: bool,
}

/// The blocks of `text`, without the white space around them; kinds, sentences and tokens are still to come.
pub(super) fn split(text: &str) -> Vec<TextParagraph> {
    let lines = lines(text);
    let width = wrapped_at(&lines);
    let mut paragraphs: Vec<TextParagraph> = Vec::with_capacity(lines.len());
    let mut before: Option<&SourceLine> = None;
    for line in &lines {
        match (before, paragraphs.last_mut()) {
            (Some(above), Some(paragraph)) if width.is_some_and(|width| joined(above, line, width)) => {
                paragraph.span.end = line.span.end;
            }
            _ => paragraphs.push(TextParagraph {
                span: line.span,
                kind: ParagraphKind::Body,
                sentences: 0..0,
                tokens: 0..0,
            }),
        }
        before = Some(line);
    }
    paragraphs
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || characters::is_invisible(character)
}

fn lines(text: &str) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let (mut start, mut blanks, mut after_return) = (0, 0, false);
    while start < text.len() {
        let line = &text[start..line_end(text, start)];
        let from = start + (line.len() - line.trim_start_matches(is_blank).len());
        let trimmed = line.trim_matches(is_blank);
        start += line.len();
        if trimmed.is_empty() || trimmed == "&nbsp;" {
            // The line feed of a carriage return and a line feed is no line of its own.
            blanks += usize::from(!(after_return && line == "\n"));
            after_return = line.ends_with('\r');
            continue;
        }
        after_return = line.ends_with('\r');
        let opening = |c: char| matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '„');
        let closing = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '“' | '*' | ' ');
        let head = trimmed.trim_start_matches(opening);
        let mark = ['•', '-', '*', '–', '·', '▪', '◦', '‣', '>'];
        let digits = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < trimmed.len() && (digits.starts_with(". ") || digits.starts_with(") "));
        let bulleted = trimmed.strip_prefix(mark).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        lines.push(SourceLine {
            span: Span::new(from, from + trimmed.len()),
            width: trimmed.chars().take(WIDEST + 1).count(),
            apart: blanks > 0 || lines.is_empty(),
            small: head.chars().next().is_some_and(char::is_lowercase),
            ended: trimmed.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':', ';']),
            word: trimmed.split(char::is_whitespace).next().map_or(0, |word| word.chars().take(WIDEST).count()),
            item: numbered || bulleted || is_row(trimmed),
            indented: line.starts_with("  ") || line.starts_with('\t'),
        });
        blanks = 0;
    }
    lines
}

/// The end of the line that starts at `start`, its break included.
fn line_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\n' | b'\r' | 0xB | 0xC => return at,
            // U+0085, U+2028 and U+2029.
            0xC2 if bytes.get(at) == Some(&0x85) => return at + 1,
            0xE2 if matches!(bytes.get(at..at + 2), Some([0x80, 0xA8 | 0xA9])) => return at + 2,
            _ => {}
        }
    }
    at
}

/// Whether the line is a row of a table.
fn is_row(line: &str) -> bool {
    let (mut tabs, mut bars) = (0u32, 0u32);
    for byte in line.bytes() {
        tabs += u32::from(byte == b'\t');
        bars += u32::from(byte == b'|');
    }
    let parts = |bytes: &&[u8]| *bytes == b" | ";
    tabs > 0 || (bars > 1 && line.as_bytes().windows(3).filter(parts).count() > 1)
}

/// The width at which the text was wrapped by hand, if it was: enough lines break inside a sentence, where the next word
/// would not have fitted.
fn wrapped_at(lines: &[SourceLine]) -> Option<usize> {
    let (mut inside, mut all, mut width) = (0usize, 0usize, 0);
    let mut fits = 0usize;
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        if below.apart || above.item || below.item || above.width > WIDEST {
            continue;
        }
        all += 1;
        if !above.ended && below.small {
            inside += 1;
            width = width.max(above.width);
        }
    }
    if width < NARROWEST {
        return None;
    }
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let mid = !below.apart && !above.item && !below.item && !above.ended && below.small;
        fits += usize::from(mid && above.width <= WIDEST && above.width + 1 + below.word + SLACK < width);
    }
    // A list of words in lower case breaks "inside a sentence" everywhere, but its next word would have fitted.
    (inside * 4 >= all && fits * 3 <= inside).then_some(width)
}

/// How many characters a wrapped line may fall short of the width though the next word would have fitted.
const SLACK: usize = 6;

/// Whether `below` goes on with the paragraph of `above`, in a text wrapped at `width`.
fn joined(above: &SourceLine, below: &SourceLine, width: usize) -> bool {
    if below.apart || below.item || above.width > width + SLACK {
        return false;
    }
    let full = above.width + 1 + below.word + SLACK > width;
    if !full {
        // A short line in the middle of a sentence: somebody edited the text after it was wrapped.
        return !above.ended && below.small && above.width * 2 > width;
    }
    !(above.ended && below.indented)
}
