//! Texts that nobody writes, each of a kind that could make some step slow or wrong: one long token, nothing but
//! quotation marks, nothing but line breaks. Owns the texts, not what must be true of them.

/// A kind of text by its name, and the piece that it repeats; in it `{}` stands for a name that no other piece has.
pub type Kind = (&'static str, &'static str);

/// The kinds.
pub const KINDS: [Kind; 53] = [
    ("one letter", "a"),
    ("one capital", "A"),
    ("one letter beyond ASCII", "é"),
    ("one letter beyond the first plane", "\u{1D400}"),
    ("one digit", "7"),
    ("numbers with inner points", "1."),
    ("straight quotation marks", "\""),
    ("curly opening marks", "“"),
    ("curly closing marks", "”"),
    ("single marks", "'"),
    ("curly apostrophes", "’"),
    ("backquotes", "`"),
    ("guillemets", "«»"),
    ("quotations that nest and never close", "“‘"),
    ("quotations that open and close", "“a” "),
    ("marks apart from everything", "\" "),
    ("paragraphs that each open a quotation", "“Go.\n\n"),
    ("paragraphs that each close one", "go.”\n\n"),
    ("quotations with their cues", "“Go,” Okafor said. "),
    ("line feeds", "\n"),
    ("carriage returns and line feeds", "\r\n"),
    ("spaces", " "),
    ("no-break spaces", "\u{A0}"),
    ("zero-width spaces", "\u{200B}"),
    ("soft hyphens inside a word", "a\u{AD}"),
    ("lone accents", "\u{301}"),
    ("marks of direction", "\u{202E}\u{2067}"),
    ("joined emoji", "\u{1F469}\u{200D}"),
    ("flags", "\u{1F1F0}"),
    ("stops", "."),
    ("exclamation marks", "!"),
    ("opening brackets", "("),
    ("hyphens", "-"),
    ("words with hyphens", "a-"),
    ("words with apostrophes", "a'"),
    ("initials", "A. "),
    ("titles", "Mr. "),
    ("dotted letters", "a."),
    ("host names without an end", "www."),
    ("mail signs", "a@"),
    ("ampersands", "&"),
    ("entities", "&amp;"),
    ("names in a row", "Ada Obi, "),
    ("short lines", "Photo\n"),
    ("names that all differ", "Ada {} left. "),
    ("first names that all differ", "{} Obi left. "),
    ("a sentence without an end", "Anna said that Bob said that "),
    ("quotations that stand alone", "“They are all going home.” "),
    ("a clause before a main clause, again and again", "When Anna said “go,” "),
    ("speakers that all differ", "“Go,” Ada {} said. "),
    ("names and pronouns", "Ada {} saw him. "),
    ("pronouns", "he "),
    ("words of praise and blame", "not very good, a bad "),
];

/// A text of about `bytes` bytes of the kind.
pub fn text((_, piece): Kind, bytes: usize) -> String {
    let Some((before, after)) = piece.split_once("{}") else { return piece.repeat(bytes / piece.len()) };
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text += before;
        text += &name(number);
        text += after;
    }
    text
}

/// A name for a number: its digits as syllables.
fn name(mut number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ke", "di", "mo", "fu", "ra", "le", "ti", "so", "nu"];
    let mut name = String::from("O");
    loop {
        name += SYLLABLES[number % 10];
        number /= 10;
        if number == 0 {
            return name;
        }
    }
}
