//! The features of targeted sentiment: how the words of a sentence can stand to somebody mentioned in it. Owns the kinds
//! of features and the format of `lexicons/towards.txt` that weighs them, not the weights; knows neither texts nor
//! mentions. Read by the build, which checks and packs the file, by the module, and by the trainer, which writes it.
//!
//! A feature has two weights. **Direction** says which way it leans: "praised" leans well for whom it governs.
//! **Relevance** says how much the sentence is about the mention at all: who merely "said" something is neither praised
//! nor blamed by it.

use std::collections::BTreeSet;

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

/// How a word depends on a mention or governs it, by an example with the mention NAME.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependency {
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
    /// Anywhere in its sentence; it says less the farther away it stands.
    Sentence,
}

impl Dependency {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 22] = [
        Self::Owned,
        Self::Modified,
        Self::Apposition,
        Self::Auxiliary,
        Self::Verb,
        Self::Passive,
        Self::Infinitive,
        Self::Object,
        Self::Predicate,
        Self::State,
        Self::Adjective,
        Self::Title,
        Self::Preposition,
        Self::Governs,
        Self::Noun,
        Self::NounAdjective,
        Self::NounVerb,
        Self::Inclined,
        Self::Acts,
        Self::Mark,
        Self::Opens,
        Self::Sentence,
    ];

    /// The one with a name of [`DEPENDENCIES`].
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.get(DEPENDENCIES.iter().position(|known| *known == name)?).copied()
    }
}

/// The dependencies by name, in the order of [`Dependency`].
pub const DEPENDENCIES: [&str; 22] = [
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
    "sentence",
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
const HAS: usize = POLAR + DEPENDENCIES.len() * 2;
const SITUATION: usize = HAS + DEPENDENCIES.len();
const PREVIOUS: usize = SITUATION + SITUATIONS.len();
const NEXT: usize = PREVIOUS + KINDS.len();
/// How many features there are but for single words.
pub const COUNT: usize = NEXT + KINDS.len();

/// Where a polar word stands, seen from a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
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

/// A feature, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feature(pub u32);

impl Feature {
    /// A polar word by its class and its distance.
    pub fn near(position: Position) -> Self {
        Self::at(NEAR + (position.class * SIDES.len() + position.side) * DISTANCES.len() + position.distance)
    }
    /// A polar word by where it stands.
    pub fn place(position: Position) -> Self {
        let at = (position.side * DISTANCES.len() + position.distance) * CLAUSES.len() + position.clause;
        Self::at(PLACE + at * VOICES.len() + position.voice)
    }
    /// That there is a word that praises or blames, and where.
    pub fn sign(blames: bool, position: Position) -> Self {
        let at = (usize::from(blames) * SIDES.len() + position.side) * DISTANCES.len() + position.distance;
        Self::at(SIGN + at)
    }
    /// A polar word in a dependency; `directed` where it says itself on whom it bears.
    pub fn polar(dependency: Dependency, directed: bool) -> Self {
        Self::at(POLAR + dependency as usize * 2 + usize::from(directed))
    }
    /// That a word stands in a dependency.
    pub fn has(dependency: Dependency) -> Self {
        Self::at(HAS + dependency as usize)
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

/// The names of all features but single words, in the order of their numbers.
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
    add("polar", &[&DEPENDENCIES, &["plain", "directed"]]);
    add("has", &[&DEPENDENCIES]);
    add("situation", &[&SITUATIONS]);
    add("previous", &[&KINDS]);
    add("next", &[&KINDS]);
    names
}

/// A line of `lexicons/towards.txt`.
#[derive(Clone, Debug)]
pub struct Weighted<'s> {
    /// What is weighed.
    pub what: What<'s>,
    /// Which way it leans.
    pub direction: f64,
    /// How much it tells that the mention is spoken well or ill of at all.
    pub relevance: f64,
}

/// What a line weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'s> {
    /// A feature that has a number.
    Feature(Feature),
    /// A word in a dependency, by its stem.
    Word(Dependency, &'s str),
}

/// Reads the weights: lines of a feature, its direction and its relevance; a feature that has no line says nothing; `#`
/// begins a comment. `word DEPENDENCY STEM` is a word in a dependency. The error names the line.
pub fn parse(source: &str) -> Result<Vec<Weighted<'_>>, String> {
    let names = names();
    let mut weighted: Vec<Weighted> = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let fail = |what: &str| format!("{}: {what}: {line}", number + 1);
        let mut columns = line.rsplitn(3, ' ');
        let (relevance, direction, name) = (columns.next(), columns.next(), columns.next());
        let number = |column: Option<&str>| column.and_then(|column| column.parse::<f64>().ok());
        let (Some(direction), Some(relevance), Some(name)) = (number(direction), number(relevance), name) else {
            return Err(fail("not a feature and two numbers"));
        };
        let what = match name.strip_prefix("word ") {
            Some(word) => {
                let (dependency, stem) = word.split_once(' ').ok_or_else(|| fail("no dependency and stem"))?;
                What::Word(Dependency::named(dependency).ok_or_else(|| fail("no such dependency"))?, stem)
            }
            None => {
                let index = names.iter().position(|known| known == name).ok_or_else(|| fail("no such feature"))?;
                What::Feature(Feature::at(index))
            }
        };
        if !seen.insert(name) {
            return Err(fail("stands twice"));
        }
        weighted.push(Weighted { what, direction, relevance });
    }
    Ok(weighted)
}

/// The weights as the module holds them: lines of a feature's number and its two weights in tenths, then for each
/// dependency its name, and below it the stems with theirs.
pub fn pack(weighted: &[Weighted]) -> String {
    let mut packed = String::new();
    let mut open = None;
    for Weighted { what, direction, relevance } in weighted {
        // Minus zero is zero.
        let [direction, relevance] = [direction, relevance].map(|weight| (weight * 10.0).round() + 0.0);
        let weights = if relevance == 0.0 { format!("{direction}") } else { format!("{direction} {relevance}") };
        match what {
            What::Feature(Feature(number)) => packed += &format!("{number} {weights}\n"),
            What::Word(dependency, stem) => {
                if open != Some(*dependency) {
                    packed += &format!("{}\n", DEPENDENCIES[*dependency as usize]);
                    open = Some(*dependency);
                }
                packed += &format!("{stem} {weights}\n");
            }
        }
    }
    packed
}
