//! Handles, hashtags and mail: where each begins and ends. Owns neither the tokens around it nor the shapes of what is
//! known by its shape alone.

use crate::text::shape::Shape;

/// The end of the handle or hashtag whose sign stands at `at`.
pub(super) fn tag_end(text: &str, at: usize) -> Option<usize> {
    let name = &text[at + 1..];
    let length = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    // "#2" is a number with a sign before it.
    name[..length].contains(|c: char| c.is_alphabetic()).then_some(at + 1 + length)
}

/// Where the name before the `@` at `at` begins and where its host ends: `desk@cape-herald.co.ke`.
pub(super) fn mail(text: &str, at: usize, least: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let least = least.max(at.saturating_sub(64));
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let mut start = at;
    while start > least && name(bytes[start - 1]) {
        start -= 1;
    }
    let end = Shape::Mail.end(text, start).filter(|end| *end > at)?;
    Some((start, end))
}
