//! Normal forms: what a token is once everything is taken away that only its typing did to it. Owns the forms by which
//! later steps look words up, not where tokens begin and end nor where forms are kept (`forms`).

use crate::{
    span::Span,
    text::{
        TokenKind,
        characters::{self, is_apostrophe, is_invisible, ligature},
        forms::Forms,
    },
};

/// The number of the form of the token at `span`.
#[inline(always)]
pub(super) fn form(text: &str, span: Span, kind: TokenKind, forms: &mut Forms) -> u32 {
    let bytes = &text.as_bytes()[span.start as usize..span.end as usize];
    let mut plain = true;
    for byte in bytes {
        // ASCII controls are invisible; they stand only inside words, which are then longer than what is read of them.
        plain &= matches!(byte, b' '..=b'~') & (*byte != b'&') & (*byte != b'`');
    }
    if plain { forms.number(span.of(text)) } else { slow(text, span, kind, forms) }
}

fn slow(text: &str, span: Span, kind: TokenKind, forms: &mut Forms) -> u32 {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let mut form = String::with_capacity(span.len());
    let word = matches!(kind, TokenKind::Word | TokenKind::Number);
    while at < end
        && let Some(character) = characters::at(text, at)
    {
        match character.value {
            value if word && is_apostrophe(value) => form.push('\''),
            // A joiner makes one emoji of several.
            value if is_invisible(value) && (word || kind == TokenKind::Address) => {}
            value => match ligature(value) {
                Some(letters) => form.push_str(letters),
                None => form.push(value),
            },
        }
        at += character.len;
    }
    forms.number(&form)
}
