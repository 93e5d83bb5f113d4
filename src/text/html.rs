//! HTML entities left over in pasted text: `&amp;`, `&#8217;`, `&rsquo;`, `&nbsp;`. Owns which character each stands for
//! and how many bytes it takes, not what that character does. The names are those of a standard, so they stand here and not
//! among the word lists.

/// The longest entity read, in bytes: `&thetasym;` and `&#x10FFFF;` are of this size.
const LONGEST: usize = 10;

/// U+00A0 to U+00FF in order (HTML 4.01, section 24.2.1).
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// The character that the entity at the start of `text` stands for, and the entity's length in bytes; `None` where
/// `text` does not start with an entity.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'&') {
        return None;
    }
    let end = bytes.iter().take(LONGEST).position(|&byte| byte == b';')?;
    let name = text.get(1..end)?;
    let value = match name.strip_prefix('#') {
        Some(digits) => {
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            match number {
                // Numbers of Windows-1252, which browsers read as that code page (HTML standard, section 13.2.5.80).
                0x91 => '‘',
                0x92 => '’',
                0x93 => '“',
                0x94 => '”',
                0x96 => '–',
                0x97 => '—',
                0x85 => '…',
                number => char::from_u32(number)?,
            }
        }
        None => named(name)?,
    };
    Some((value, end + 1))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "prime" => '′',
        "Prime" => '″',
        "euro" => '€',
        "trade" => '™',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "scaron" => 'š',
        "Scaron" => 'Š',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        name => {
            let index = LATIN.iter().position(|latin| *latin == name)?;
            char::from_u32(0xA0 + index as u32)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::entity;

    #[test]
    fn names_and_numbers_stand_for_their_characters_and_everything_else_for_itself() {
        for (text, found) in [
            ("&amp; more", Some(('&', 5))),
            ("&#39;s", Some(('\'', 5))),
            ("&#x2019;s", Some(('’', 8))),
            ("&#146;s", Some(('’', 6))),
            ("&eacute;", Some(('é', 8))),
            ("&yuml;", Some(('ÿ', 6))),
            ("&nbsp;", Some(('\u{A0}', 6))),
            ("& more; less", None),
            ("&nothing;", None),
            ("&#xD800;", None),
            ("&é;", None),
            ("&", None),
            ("amp;", None),
        ] {
            assert_eq!(entity(text), found, "{text}");
        }
    }
}
