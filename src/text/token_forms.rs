//! Normal forms: what a token is once everything is taken away that only its typing did to it. Owns the keys by which
//! later steps look words up, not where tokens begin and end.

use crate::{
    span::Span,
    text::{
        TokenKind,
        characters::{self, is_apostrophe, is_invisible, ligature},
        lower,
    },
};

/// The form and the lower-case form of the token at `span`, pushed onto `keys`; `None` where the form is the text itself,
/// and where the lower-case form is the form itself.
#[inline(always)]
pub(super) fn keys(text: &str, span: Span, kind: TokenKind, keys: &mut String) -> (Option<Span>, Option<Span>) {
    let bytes = &text.as_bytes()[span.start as usize..span.end as usize];
    let (mut plain, mut upper) = (true, false);
    for byte in bytes {
        // ASCII controls are invisible; they stand only inside words, which are then longer than what is read of them.
        plain &= matches!(byte, b' '..=b'~') & (*byte != b'&') & (*byte != b'`');
        upper |= byte.is_ascii_uppercase();
    }
    if !plain {
        return slow(text, span, kind, keys);
    }
    if !upper {
        return (None, None);
    }
    let from = keys.len();
    keys.push_str(span.of(text));
    if let Some(word) = keys.get_mut(from..) {
        word.make_ascii_lowercase();
    }
    (None, Some(Span::new(from, keys.len())))
}

fn slow(text: &str, span: Span, kind: TokenKind, keys: &mut String) -> (Option<Span>, Option<Span>) {
    let from = keys.len();
    let (mut at, end) = (span.start as usize, span.end as usize);
    let word = matches!(kind, TokenKind::Word | TokenKind::Number);
    while at < end
        && let Some(character) = characters::at(text, at)
    {
        match character.value {
            value if word && is_apostrophe(value) => keys.push('\''),
            // A joiner makes one emoji of several.
            value if is_invisible(value) && (word || kind == TokenKind::Address) => {}
            value => match ligature(value) {
                Some(letters) => keys.push_str(letters),
                None => keys.push(value),
            },
        }
        at += character.len;
    }
    let form = Span::new(from, keys.len());
    let same = form.of(keys) == span.of(text);
    let lower: String = lower::word(form.of(keys));
    let lowered = lower != form.of(keys);
    if same {
        keys.truncate(from);
    }
    let form = (!same).then_some(form);
    let lower = lowered.then(|| push(&lower, keys));
    (form, lower)
}

/// Appends `form` to the arena.
pub(super) fn push(form: &str, keys: &mut String) -> Span {
    let from = keys.len();
    keys.push_str(form);
    Span::new(from, keys.len())
}
