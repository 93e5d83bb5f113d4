//! Addresses: pages, mail, handles, hashtags. Owns where each begins and ends, not the tokens around it.

/// Endings of host names that no English word after a forgotten space looks like.
const TOP: [&str; 66] = [
    "com", "org", "net", "gov", "edu", "int", "mil", "info", "biz", "news", "app", "dev", "io", "ai", "tv", "fm", "co",
    "eu", "uk", "de", "fr", "es", "pt", "nl", "ch", "pl", "se", "fi", "dk", "cz", "gr", "ie", "ru", "ua", "tr", "il",
    "ir", "iq", "sa", "ae", "qa", "eg", "ma", "ng", "ke", "gh", "ug", "tz", "za", "zw", "et", "cn", "jp", "kr", "tw",
    "hk", "sg", "ph", "vn", "pk", "lk", "bd", "au", "nz", "ca", "br",
];

/// How many labels of a host name are looked at, so that no text makes this slow.
const LABELS: usize = 6;

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

/// The end of the host name that starts at `start`: `cape-herald.co.ke`.
pub(super) fn host_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let www = ["www.", "WWW."].iter().any(|known| text[start..].starts_with(known));
    let (mut at, mut found) = (start, None);
    for label in 0..LABELS {
        let from = at;
        while at < bytes.len() && is_label(bytes[at]) && at - from < 64 {
            at += 1;
        }
        if at == from {
            break;
        }
        let name = &text[from..at];
        if label > 0
            && (TOP.contains(&name) || (www && label > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic())))
        {
            found = Some(at);
        }
        if bytes.get(at) != Some(&b'.') {
            break;
        }
        at += 1;
    }
    found
}

/// The end of what follows a host name that ends at `at`: port, path, query, without the punctuation of the sentence.
pub(super) fn path_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    if bytes.get(end) == Some(&b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end += 1;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
    }
    if matches!(bytes.get(end), Some(b'/' | b'?' | b'#')) { rest_end(text, end) } else { end }
}

/// The end of an address whose last part starts at `at`: up to white space or a mark that no address holds, without the
/// punctuation of the sentence at its end.
pub(super) fn rest_end(text: &str, at: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”' | '’' | '‘' | '«' | '»' | '|');
    let length = text[at..].find(stops).unwrap_or(text.len() - at);
    let all = &text[at..at + length];
    let mut kept = all.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', ']', '}', '*']);
    // "(see example.org/harbour)" but "example.org/harbour_(port)".
    if kept.ends_with(')') && !kept.contains('(') {
        kept = kept.trim_end_matches([')', '.', ',']);
    }
    at + kept.len()
}

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
    if start == at {
        return None;
    }
    // Any host will do after a name and an `@`.
    let (mut end, mut dots) = (at + 1, 0);
    while end < bytes.len() && end - at < 128 && (is_label(bytes[end]) || bytes[end] == b'.') {
        dots += usize::from(bytes[end] == b'.');
        end += 1;
    }
    while end > at && matches!(bytes[end - 1], b'.' | b'-') {
        dots -= usize::from(bytes[end - 1] == b'.');
        end -= 1;
    }
    (dots > 0).then_some((start, end))
}
