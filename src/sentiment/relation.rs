//! How the words of a sentence can stand to somebody mentioned in it, and what each of these parts says. Owns the kinds of
//! parts and the file `lexicons/towards.txt` that weighs them; knows neither texts nor mentions. Read by the build, which
//! checks the file, by the module, and by the trainer, which writes it.
//!
//! A part has two weights. **Favour** says which way it leans: "praised" leans well for whom it governs. **Bearing** says
//! how much the sentence is about the mention at all: who merely "said" something is neither praised nor blamed by it.

use crate::map::Map;

/// What a polar word is, as far as it matters here.
pub const CLASSES: [&str; 5] = ["directed", "verb", "noun", "adjective", "other"];
/// On which side of the word the mention stands.
pub const SIDES: [&str; 2] = ["before", "after"];
/// How many tokens lie between the two, a name counting as one.
pub const DISTANCES: [&str; 4] = ["0-1", "2-4", "5-9", "10+"];
/// Whether the two stand in one clause.
pub const CLAUSES: [&str; 2] = ["same-clause", "other-clause"];
/// Whether the two stand in one quotation, or both in none.
pub const VOICES: [&str; 2] = ["same-voice", "other-voice"];
/// Whether a word praises or blames.
pub const SIGNS: [&str; 2] = ["praise", "blame"];

/// The place of a word in the syntax around a mention, by an example with the mention NAME.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// "NAME's *failure*".
    Owned,
    /// "the NAME *scandal*".
    Modified,
    /// "NAME, a *hero* of the war, left".
    Apposition,
    /// "NAME *has* left".
    Auxiliary,
    /// "NAME *helped*".
    Verb,
    /// "NAME was *helped*".
    Passive,
    /// "NAME agreed to *help*".
    Infinitive,
    /// "NAME won *praise*".
    Object,
    /// "NAME is a *disgrace*".
    Predicate,
    /// "NAME is *under* attack".
    State,
    /// "*brave* NAME".
    Adjective,
    /// "*hero* NAME".
    Title,
    /// "*against* NAME".
    Preposition,
    /// "*voted* against NAME".
    Governs,
    /// "*praise* for NAME".
    Noun,
    /// "*fierce* criticism of NAME".
    NounAdjective,
    /// "*won* support for NAME".
    NounVerb,
    /// "*critical* of NAME".
    Inclined,
    /// "*helped* NAME".
    Acts,
    /// A mark before it.
    Mark,
    /// Another word before its noun phrase.
    Opens,
    /// Within two tokens before it.
    Left,
    /// Within two tokens after it.
    Right,
    /// Any of these.
    Any,
}

/// The slots by name, in the order of [`Slot`].
pub const SLOTS: [&str; 24] = [
    "owned",
    "modified",
    "apposition",
    "auxiliary",
    "verb",
    "passive",
    "infinitive",
    "object",
    "predicate",
    "state",
    "adjective",
    "title",
    "preposition",
    "governs",
    "noun",
    "noun-adjective",
    "noun-verb",
    "inclined",
    "acts",
    "mark",
    "opens",
    "left",
    "right",
    "any",
];

/// What stands right before or after a mention.
pub const KINDS: [&str; 19] = [
    "nothing",
    "verb",
    "participle",
    "gerund",
    "modal",
    "preposition",
    "to",
    "conjunction",
    "noun",
    "name",
    "adjective",
    "determiner",
    "adverb",
    "genitive",
    "pronoun",
    "question-word",
    "possessive",
    "mark",
    "other",
];

/// Where a mention stands, and in what sentence.
pub const SITUATIONS: [&str; 8] = ["base", "length", "position", "opening", "quoted", "quotations", "names", "pronoun"];

const NEAR: usize = 0;
const PLACE: usize = NEAR + CLASSES.len() * SIDES.len() * DISTANCES.len();
const SIGN: usize = PLACE + SIDES.len() * DISTANCES.len() * CLAUSES.len() * VOICES.len();
const POLAR: usize = SIGN + SIGNS.len() * SIDES.len() * DISTANCES.len();
const HAS: usize = POLAR + SLOTS.len() * 2;
const SITUATION: usize = HAS + SLOTS.len();
const PREVIOUS: usize = SITUATION + SITUATIONS.len();
const NEXT: usize = PREVIOUS + KINDS.len();
/// How many parts there are but for single words.
pub const COUNT: usize = NEXT + KINDS.len();

/// How a polar word stands to a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Index into [`CLASSES`].
    pub class: usize,
    /// Index into [`SIDES`].
    pub side: usize,
    /// Index into [`DISTANCES`].
    pub distance: usize,
    /// Index into [`CLAUSES`].
    pub clause: usize,
    /// Index into [`VOICES`].
    pub voice: usize,
}

/// A part, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part(pub u32);

impl Part {
    /// A polar word by its class and its distance.
    pub fn near(relation: Relation) -> Self {
        Self::at(NEAR + (relation.class * SIDES.len() + relation.side) * DISTANCES.len() + relation.distance)
    }
    /// A polar word by where it stands.
    pub fn place(relation: Relation) -> Self {
        let at = (relation.side * DISTANCES.len() + relation.distance) * CLAUSES.len() + relation.clause;
        Self::at(PLACE + at * VOICES.len() + relation.voice)
    }
    /// That there is a word that praises or blames, and where.
    pub fn sign(blames: bool, relation: Relation) -> Self {
        let at = (usize::from(blames) * SIDES.len() + relation.side) * DISTANCES.len() + relation.distance;
        Self::at(SIGN + at)
    }
    /// A polar word in a slot; `directed` where it says itself on whom it bears.
    pub fn polar(slot: Slot, directed: bool) -> Self {
        Self::at(POLAR + slot as usize * 2 + usize::from(directed))
    }
    /// That a slot is filled.
    pub fn has(slot: Slot) -> Self {
        Self::at(HAS + slot as usize)
    }
    /// By index into [`SITUATIONS`].
    pub fn situation(index: usize) -> Self {
        Self::at(SITUATION + index)
    }
    /// What stands before it, by index into [`KINDS`].
    pub fn previous(kind: usize) -> Self {
        Self::at(PREVIOUS + kind)
    }
    /// What stands after it.
    pub fn next(kind: usize) -> Self {
        Self::at(NEXT + kind)
    }
    fn at(index: usize) -> Self {
        Self(index as u32)
    }
}

/// The names of all parts but single words, in the order of their numbers.
pub fn names() -> Vec<String> {
    let mut names = Vec::with_capacity(COUNT);
    let each = |lists: &[&[&str]]| -> Vec<String> {
        lists.iter().fold(vec![String::new()], |all, list| {
            all.iter().flat_map(|name| list.iter().map(move |word| format!("{name} {word}"))).collect()
        })
    };
    let mut add = |first: &str, lists: &[&[&str]]| {
        names.extend(each(lists).into_iter().map(|name| format!("{first}{name}")));
    };
    add("near", &[&CLASSES, &SIDES, &DISTANCES]);
    add("place", &[&SIDES, &DISTANCES, &CLAUSES, &VOICES]);
    add("there-is", &[&SIGNS, &SIDES, &DISTANCES]);
    add("polar", &[&SLOTS, &["plain", "directed"]]);
    add("has", &[&SLOTS]);
    add("situation", &[&SITUATIONS]);
    add("previous", &[&KINDS]);
    add("next", &[&KINDS]);
    names
}

/// The stem of a word in lower case: without the commonest endings, so that "praised" and "praises" are one.
pub fn stem(word: &str, into: &mut String) {
    into.clear();
    into.push_str(word);
    for (ending, instead) in [("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")] {
        if into.len() >= ending.len() + 3 && into.ends_with(ending) {
            into.truncate(into.len() - ending.len());
            into.push_str(instead);
            break;
        }
    }
    if let [.., before, last] = into.as_bytes()
        && before == last
        && into.len() > 4
        && b"bdgmnprt".contains(last)
    {
        into.pop();
    }
    if into.len() > 4 && into.ends_with('e') {
        into.pop();
    }
}

/// The key of a word in a slot: FNV-1a with a final mix (Fowler, Noll, Vo; the mix is from MurmurHash3).
pub fn word_key(slot: Slot, stem: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64.wrapping_mul(2 * slot as u64 + 1);
    for byte in stem.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

/// What a part says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weight {
    /// Which way it leans.
    pub favour: f64,
    /// How much it tells that the mention is spoken well or ill of at all.
    pub bearing: f64,
}

/// The weights of all parts.
#[derive(Debug, Default)]
pub struct Weights {
    parts: Vec<Weight>,
    words: Map<u64, Weight>,
}

impl Weights {
    /// What a part says.
    pub fn part(&self, part: Part) -> Weight {
        self.parts.get(part.0 as usize).copied().unwrap_or_default()
    }

    /// What a word in a slot says.
    pub fn word(&self, slot: Slot, stem: &str) -> Weight {
        self.words.get(&word_key(slot, stem)).copied().unwrap_or_default()
    }
}

/// The slot with a name.
pub fn slot(name: &str) -> Option<Slot> {
    use Slot::*;
    const ALL: [Slot; 24] = [
        Owned,
        Modified,
        Apposition,
        Auxiliary,
        Verb,
        Passive,
        Infinitive,
        Object,
        Predicate,
        State,
        Adjective,
        Title,
        Preposition,
        Governs,
        Noun,
        NounAdjective,
        NounVerb,
        Inclined,
        Acts,
        Mark,
        Opens,
        Left,
        Right,
        Any,
    ];
    ALL.get(SLOTS.iter().position(|slot| *slot == name)?).copied()
}

/// What `lexicons/towards.txt` says, as the module holds it: lines of a part's number and its two weights in tenths, then
/// for each slot its name, and below it the stems with theirs. `source` has passed [`parse`].
pub fn pack(source: &str) -> String {
    let names = names();
    let lines = source.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut packed = String::new();
    let mut open = "";
    for line in lines {
        let mut columns = line.rsplitn(3, ' ');
        let (bearing, favour, name) = (columns.next(), columns.next(), columns.next().unwrap_or_default());
        let tenths =
            |column: Option<&str>| (column.and_then(|column| column.parse::<f64>().ok()).unwrap_or(0.0) * 10.0).round();
        let (favour, bearing) = (tenths(favour), tenths(bearing));
        // Minus zero is zero.
        let weights = if bearing == 0.0 { format!("{}", favour + 0.0) } else { format!("{} {bearing}", favour + 0.0) };
        if let Some((slot, stem)) = name.strip_prefix("word ").and_then(|word| word.split_once(' ')) {
            if slot != open {
                packed += &format!("{slot}\n");
                open = slot;
            }
            packed += &format!("{stem} {weights}\n");
        } else if let Some(number) = names.iter().position(|known| known == name) {
            packed += &format!("{number} {weights}\n");
        }
    }
    packed
}

/// Reads what [`pack`] wrote.
pub fn unpack(packed: &str) -> Weights {
    let mut weights = Weights { parts: vec![Weight::default(); COUNT], words: Map::default() };
    let mut open = None;
    for line in packed.lines() {
        let mut columns = line.split(' ');
        let name = columns.next().unwrap_or_default();
        let mut number = || columns.next().map(|tenths| f64::from(tenths.parse::<i32>().unwrap_or(0)) / 10.0);
        let Some(favour) = number() else {
            open = slot(name);
            continue;
        };
        let weight = Weight { favour, bearing: number().unwrap_or(0.0) };
        match open {
            Some(slot) => {
                weights.words.insert(word_key(slot, name), weight);
            }
            None => {
                let part = name.parse().ok().and_then(|number: usize| weights.parts.get_mut(number));
                part.into_iter().for_each(|part| *part = weight);
            }
        }
    }
    weights
}

/// Reads the weights: lines of a part, its favour and its bearing; a part that has no line says nothing; `#` begins a
/// comment. `word SLOT STEM` is a word in a slot. The error names the line.
pub fn parse(source: &str) -> Result<Weights, String> {
    let names = names();
    let mut weights = Weights { parts: vec![Weight::default(); COUNT], words: Map::default() };
    let mut seen = vec![false; COUNT];
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fail = |what: &str| format!("{}: {what}: {line}", number + 1);
        let mut columns = line.rsplitn(3, ' ');
        let (bearing, favour, name) = (columns.next(), columns.next(), columns.next());
        let number = |column: Option<&str>| column.and_then(|column| column.parse::<f64>().ok());
        let (Some(favour), Some(bearing), Some(name)) = (number(favour), number(bearing), name) else {
            return Err(fail("not a part and two numbers"));
        };
        let weight = Weight { favour, bearing };
        if let Some(word) = name.strip_prefix("word ") {
            let (slot_name, stem) = word.split_once(' ').ok_or_else(|| fail("no slot and stem"))?;
            let slot = slot(slot_name).ok_or_else(|| fail("no such slot"))?;
            if weights.words.insert(word_key(slot, stem), weight).is_some() {
                return Err(fail("stands twice"));
            }
            continue;
        }
        let index = names.iter().position(|known| known == name).ok_or_else(|| fail("no such part"))?;
        if std::mem::replace(&mut seen[index], true) {
            return Err(fail("stands twice"));
        }
        weights.parts[index] = weight;
    }
    Ok(weights)
}
