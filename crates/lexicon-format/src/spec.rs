//! The columns after the headword in the lists of polar words and of modifiers: what they may say, and what they mean. Read
//! by the build, which checks every line, and by the library, which expands the checked table. Owns neither files nor
//! tables.

/// Bits of a part of speech.
pub mod pos {
    /// Noun.
    pub const NOUN: u8 = 1;
    /// Verb.
    pub const VERB: u8 = 2;
    /// Adjective.
    pub const ADJECTIVE: u8 = 4;
    /// Adverb.
    pub const ADVERB: u8 = 8;
    /// A phrase, or another word.
    pub const OTHER: u8 = 16;
}

/// What a polar verb or preposition does to what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// "fought corruption": reverses it.
    Turns,
    /// "tackled poverty": reverses what is bad, and leaves alone what is good.
    Mends,
    /// "eased the pain": leaves half.
    Weakens,
    /// "ended the war": takes it away and bears the other sign at half strength.
    Ends,
    /// "fuelled the hatred": strengthens it.
    Deepens,
}

/// On whom a word bears: the sign for subject and object, 0 for "not on it"; `None` for whoever stands nearest in
/// syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Towards {
    /// 1, -1 or 0, times the polarity of the entry; see [`Spec::absolute`].
    pub subject: i8,
    /// Likewise for the object.
    pub object: i8,
}

/// Words that must or must not stand beside an entry.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Neighbours<'a> {
    /// The next word must be one of these.
    pub before: Vec<&'a str>,
    /// The next word must be none of these.
    pub not_before: Vec<&'a str>,
    /// The word before must be one of these.
    pub after: Vec<&'a str>,
    /// The word before must be none of these.
    pub not_after: Vec<&'a str>,
}

/// The columns of a polarity entry but its headword and its strength, which the table keeps apart.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Spec<'a> {
    /// Bits of [`pos`].
    pub pos: u8,
    /// `ar`: the adverb in -ly is made too.
    pub adverb: bool,
    /// What it does to what it governs, and whether that is its subject.
    pub act: Option<(Act, bool)>,
    /// On whom it bears, where that is given.
    pub towards: Option<Towards>,
    /// Whether `towards` gives signs of its own, not those of the polarity.
    pub absolute: bool,
    /// Takes sides.
    pub loaded: bool,
    /// The neutral word.
    pub alternative: Option<&'a str>,
    /// Counts only where the part of speech agrees.
    pub only: bool,
    /// Counts only before a noun.
    pub attributive: bool,
    /// Counts only where it is written with its hyphen: "a would-be poet", but "it would be".
    pub hyphen: bool,
    /// What must stand beside it.
    pub neighbours: Neighbours<'a>,
    /// Irregular forms, in place of the past or the plural.
    pub irregular: Vec<&'a str>,
    /// The last consonant doubles.
    pub doubled: bool,
    /// Compares with -er, -est.
    pub er: bool,
}

/// What a modifier does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Turns: "not good".
    Negator,
    /// Takes away: "no problem".
    Annuls,
    /// Strengthens: "very good".
    Intensifier,
    /// Softens: "somewhat good".
    Softener,
    /// Not so, or not yet: "would be a disaster".
    Irrealis,
    /// "but".
    Contrast,
    /// Looks like a modifier and is none: "not only".
    Blocker,
}

/// Where a modifier acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The polar word within the next few words.
    Next,
    /// To the end of the clause.
    Clause,
    /// The complement after it.
    Complement,
    /// The polar word right before.
    Before,
    /// Its noun and verb.
    Subject,
}

/// The columns of a modifier.
#[derive(Clone, Debug, PartialEq)]
pub struct Modifier<'a> {
    /// What it does.
    pub kind: Kind,
    /// By how much, in hundredths.
    pub factor: i16,
    /// Where.
    pub scope: Scope,
    /// What must stand beside it.
    pub neighbours: Neighbours<'a>,
}

fn neighbours<'a>(flag: &str, value: &'a str, into: &mut Neighbours<'a>) -> bool {
    let words = value.split('/').filter(|word| !word.is_empty());
    match flag {
        "before" => into.before.extend(words),
        "not-before" => into.not_before.extend(words),
        "after" => into.after.extend(words),
        "not-after" => into.not_after.extend(words),
        _ => return false,
    }
    true
}

/// A column, where one is at fault, and what is wrong.
pub type Problem<'a> = (&'a str, &'static str);

/// Reads the columns of a polarity entry but headword and strength; the error says what is wrong.
pub fn polarity<'a>(mut columns: impl Iterator<Item = &'a str>) -> Result<Spec<'a>, Problem<'a>> {
    let mut spec = Spec::default();
    let letters = columns.next().ok_or(("", "no part of speech"))?;
    for letter in letters.chars() {
        spec.pos |= match letter {
            'n' => pos::NOUN,
            'v' => pos::VERB,
            'a' => pos::ADJECTIVE,
            'r' => pos::ADVERB,
            'p' | 'x' => pos::OTHER,
            _ => return Err((letters, "part of speech: made of n, v, a, r, p, x")),
        };
    }
    spec.adverb = letters.contains('a') && letters.contains('r');
    for column in columns {
        let (flag, value) = column.split_once('=').unwrap_or((column, ""));
        match (flag, value) {
            ("", forms) if !forms.is_empty() => spec.irregular = forms.split(',').collect(),
            ("doubled", "") => spec.doubled = true,
            ("er", "") => spec.er = true,
            ("only", "") => spec.only = true,
            ("attributive", "") => spec.attributive = true,
            ("hyphen", "") => spec.hyphen = true,
            ("loaded", _) => {
                spec.loaded = true;
                spec.alternative = Some(value).filter(|value| !value.is_empty());
            }
            ("turns" | "mends" | "weakens" | "ends" | "deepens", "" | "subject" | "object") => {
                let act = match flag {
                    "turns" => Act::Turns,
                    "mends" => Act::Mends,
                    "weakens" => Act::Weakens,
                    "ends" => Act::Ends,
                    _ => Act::Deepens,
                };
                spec.act = Some((act, value == "subject"));
            }
            ("towards", list) => {
                let mut towards = Towards::default();
                for whom in list.split(',') {
                    let (name, sign) = match whom.strip_suffix(['+', '-']) {
                        Some(name) => {
                            spec.absolute = true;
                            (name, if whom.ends_with('+') { 1 } else { -1 })
                        }
                        None => (whom, 1),
                    };
                    match name {
                        "subject" => towards.subject = sign,
                        "object" => towards.object = sign,
                        "both" => (towards.subject, towards.object) = (sign, sign),
                        "none" => {}
                        _ => return Err((list, "towards: of subject, object, both, none")),
                    }
                }
                spec.towards = Some(towards);
            }
            _ if neighbours(flag, value, &mut spec.neighbours) => {}
            _ => return Err((column, "is no flag")),
        }
    }
    Ok(spec)
}

/// Reads the columns after the headword of a modifier; the error says what is wrong.
pub fn modifier<'a>(mut columns: impl Iterator<Item = &'a str>) -> Result<Modifier<'a>, Problem<'a>> {
    let kind = match columns.next().ok_or(("", "no kind"))? {
        "negator" => Kind::Negator,
        "annuls" => Kind::Annuls,
        "intensifier" => Kind::Intensifier,
        "softener" => Kind::Softener,
        "irrealis" => Kind::Irrealis,
        "contrast" => Kind::Contrast,
        "blocker" => Kind::Blocker,
        other => return Err((other, "is no kind of modifier")),
    };
    let factor = columns.next().ok_or(("", "no factor"))?;
    let factor = hundredths(factor).ok_or((factor, "is no number of two decimals"))?;
    if !(-200..=300).contains(&factor) {
        return Err(("", "factor: between -2 and 3"));
    }
    let mut modifier = Modifier { kind, factor, scope: Scope::Next, neighbours: Neighbours::default() };
    for column in columns {
        let (flag, value) = column.split_once('=').unwrap_or((column, ""));
        match (flag, value) {
            ("scope", "next") => modifier.scope = Scope::Next,
            ("scope", "clause") => modifier.scope = Scope::Clause,
            ("scope", "complement") => modifier.scope = Scope::Complement,
            ("scope", "before") => modifier.scope = Scope::Before,
            ("scope", "subject") => modifier.scope = Scope::Subject,
            _ if neighbours(flag, value, &mut modifier.neighbours) => {}
            _ => return Err((column, "is no flag of a modifier")),
        }
    }
    Ok(modifier)
}

/// A number such as `-0.5` or `2`, times hundred. Reading all that a floating-point number may be would take more of the
/// module than the list itself.
fn hundredths(number: &str) -> Option<i16> {
    let (sign, digits) = number.strip_prefix('-').map_or((1, number), |digits| (-1, digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let ones: u8 = whole.parse().ok()?;
    let part: u8 = decimals.parse().ok()?;
    let part = match decimals.len() {
        1 => part * 10,
        2 => part,
        _ => return None,
    };
    Some(sign * (i16::from(ones) * 100 + i16::from(part)))
}
