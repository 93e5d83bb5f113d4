//! What a caller may ask for, and its validation into settings. Owns the options' shape and every refusal of them;
//! knows neither JavaScript nor files.

use crate::{
    analysis::EntityType,
    error::Error,
    names::own::{self, OwnNames, Unfit},
    value::{Fields, Value, ValueAt},
};
use serde::{Deserialize, Deserializer};
use std::sync::Arc;

/// The longest text that is analysed unless the caller says otherwise, in UTF-16 code units.
pub const MAX_LENGTH: u32 = 20_000_000;

/// Options as a caller writes them: a plain object, every field optional. Unknown fields are refused by name.
///
/// ```
/// use article_analyzer::{Options, Settings};
///
/// let options = Options { only: Some(vec!["quotes".to_owned()]), ..Options::default() };
/// let settings = Settings::try_from(options)?;
/// assert!(settings.quotes() && settings.entities() && !settings.sentiment());
/// # Ok::<(), article_analyzer::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The parts to work out, among `entities`, `quotes`, `sentiment`, with what they refer to: quotes name their
    /// speakers, so entities come along; polar words name target and quote, so both do. All when absent.
    pub only: Option<Vec<String>>,
    /// Words of the caller's own.
    pub lexicon: LexiconOptions,
    /// Names of the caller's own.
    pub names: NamesOptions,
    /// What a reader has put right, by UTF-16 offsets into the text; applied in order.
    pub corrections: Vec<Correction>,
    /// The longest text to accept, in UTF-16 code units; [`MAX_LENGTH`] when absent.
    pub max_length: Option<u32>,
    /// Whether the WebAssembly module writes each step into the browser's timeline, as a User Timing entry
    /// `article-analyzer:STEP`. Elsewhere it does nothing: [`analyze_with`](crate::analyze_with) tells of the steps.
    pub timing: bool,
}

/// Changes to the polarity lexicon.
#[derive(Clone, Debug, Default)]
pub struct LexiconOptions {
    /// Words to add or to give another polarity.
    pub add: Vec<WordOption>,
    /// Words to switch off.
    pub remove: Vec<String>,
}

/// A word or phrase with a polarity of the caller's.
#[derive(Clone, Debug)]
pub struct WordOption {
    /// The word or phrase; case does not matter, and it is matched as written, without inflection.
    pub word: String,
    /// In [-1, 1].
    pub polarity: f64,
    /// Whether it takes sides.
    pub loaded: bool,
    /// A neutral word for it.
    pub alternative: Option<String>,
}

/// Names of the caller's own.
///
/// ```
/// use article_analyzer::{NameOption, NamesOptions, Settings, analysis::EntityType, analyze};
///
/// let tarn = NameOption { text: "Tarn 4".to_owned(), kind: EntityType::Product, forms: vec!["T4".to_owned()] };
/// let names = NamesOptions { add: vec![tarn], ..NamesOptions::default() };
/// let analysis = analyze("The T4 flew again.", &Settings::default().with_names(names)?)?;
/// assert_eq!(analysis.entities[0].name, "Tarn 4");
/// # Ok::<(), article_analyzer::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct NamesOptions {
    /// Names that win over what is found.
    pub add: Vec<NameOption>,
    /// Names that are none, in any letters.
    pub remove: Vec<String>,
    /// Patterns whose matches are names. They are there with the feature `patterns` alone, which is one of the default ones.
    pub patterns: Vec<PatternOption>,
}

/// A pattern whose matches are names, as a docket has one number and a product another.
///
/// ```
/// # #[cfg(feature = "patterns")] {
/// use article_analyzer::{NamesOptions, PatternOption, Settings, analysis::EntityType, analyze};
///
/// let docket = PatternOption { pattern: r"\b\d\d-CV-\d{4}\b".to_owned(), kind: EntityType::Misc, name: None };
/// let names = NamesOptions { patterns: vec![docket], ..NamesOptions::default() };
/// let analysis = analyze("The judge closed 23-CV-0417.", &Settings::default().with_names(names)?)?;
/// assert_eq!(analysis.entities[0].name, "23-CV-0417");
/// # }
/// # Ok::<(), article_analyzer::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PatternOption {
    /// A regular expression of the crate `regex`. It is matched within sentences and takes time in proportion to the text,
    /// whatever it is; case matters but behind `(?i)`. Of matches that touch, that of the earlier pattern stays, and a name that is
    /// added goes before all.
    pub pattern: String,
    /// What its matches are.
    pub kind: EntityType,
    /// Whose name they are; without it, different words are different entities.
    pub name: Option<String>,
}

/// An entity of the caller's.
#[derive(Clone, Debug)]
pub struct NameOption {
    /// Its name, as it is shown. It is found where it is written like this, and in any letters where capitals say little:
    /// in a headline in capitals or title case.
    pub text: String,
    /// What it is.
    pub kind: EntityType,
    /// Other ways in which it is written.
    pub forms: Vec<String>,
}

/// What a reader has put right. Places are UTF-16 offsets of a mark that the analysis gave.
#[derive(Clone, Debug)]
pub enum Correction {
    /// A mark that should not be there.
    Remove {
        /// Which list the mark is in.
        layer: Layer,
        /// Where it begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
    },
    /// The entity with a mention at this place is of another type.
    Type {
        /// Where the mention begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// The right type.
        r#type: EntityType,
    },
    /// The entities with mentions at these two places are one.
    Join {
        /// The two places.
        entities: [Place; 2],
    },
    /// The quote with this among its content spans is said by somebody else.
    Speaker {
        /// Where the span begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// A mention of the entity that says it; `None` where nobody named does.
        entity: Option<Place>,
    },
    /// The mention at this place is of somebody else than the others of its entity.
    Part {
        /// Where the mention begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
    },
    /// A name that was missed. It is one more mention of the entity that is written so elsewhere, else an entity of its own.
    AddName {
        /// Where it begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// What it names.
        r#type: EntityType,
        /// Whether the same words are a name wherever else they stand outside other names.
        everywhere: bool,
    },
    /// A quote that was missed.
    AddQuote {
        /// Where it begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// A mention of the entity that says it; `None` where nobody named does.
        entity: Option<Place>,
    },
    /// A name or a content span of a quote with other edges.
    Move {
        /// The list that the mark is in: `Entity` or `Quote`.
        layer: Layer,
        /// Where it begins.
        start: u32,
        /// Where it ends, exclusive.
        end: u32,
        /// Where it should begin and end.
        to: Place,
    },
}

/// A list of marks that a correction can speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A mention of an entity.
    Entity,
    /// A quote, by any of its content spans.
    Quote,
    /// A polar word.
    Word,
}

/// A place in the text, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

impl Options {
    /// Reads a plain object; the error names what is unknown, missing or of another kind.
    pub(crate) fn read(plain: Value) -> Result<Self, Error> {
        let mut fields =
            ValueAt::root(plain).fields(&["only", "lexicon", "names", "corrections", "maxLength", "timing"])?;
        let list = |at: Option<ValueAt>| at.map_or_else(|| Ok(Vec::new()), ValueAt::list);
        let texts = |at: Option<ValueAt>| list(at)?.into_iter().map(ValueAt::text).collect::<Result<Vec<_>, _>>();
        let mut options = Self::default();
        if let Some(only) = fields.take("only") {
            options.only = Some(texts(Some(only))?);
        }
        if let Some(lexicon) = fields.take("lexicon") {
            let mut lexicon = lexicon.fields(&["add", "remove"])?;
            for entry in list(lexicon.take("add"))? {
                options.lexicon.add.push(WordOption::read(entry)?);
            }
            options.lexicon.remove = texts(lexicon.take("remove"))?;
        }
        if let Some(names) = fields.take("names") {
            options.names = NamesOptions::read(names)?;
        }
        for correction in list(fields.take("corrections"))? {
            options.corrections.push(Correction::read(correction)?);
        }
        options.timing = fields.take("timing").map(|at| at.flag()).transpose()?.unwrap_or(false);
        options.max_length = fields.take("maxLength").map(|at| at.count()).transpose()?;
        Ok(options)
    }
}

impl NamesOptions {
    fn read(at: ValueAt) -> Result<Self, Error> {
        let list = |at: Option<ValueAt>| at.map_or_else(|| Ok(Vec::new()), ValueAt::list);
        let texts = |at: Option<ValueAt>| list(at)?.into_iter().map(ValueAt::text).collect::<Result<Vec<_>, _>>();
        let types = types();
        let mut fields = at.fields(&["add", "remove", "patterns"])?;
        let mut patterns = Vec::new();
        let given = fields.take("patterns");
        if given.is_some() && !cfg!(feature = "patterns") {
            return Err(no_patterns());
        }
        for entry in list(given)? {
            let mut fields = entry.fields(&["pattern", "type", "name"])?;
            let pattern = fields.need("pattern")?.text()?;
            let kind = fields.need("type")?.one_of(&types)?;
            patterns.push(PatternOption { pattern, kind, name: fields.take("name").map(ValueAt::text).transpose()? });
        }
        let mut add = Vec::new();
        for entry in list(fields.take("add"))? {
            let mut fields = entry.fields(&["text", "type", "forms"])?;
            let text = fields.need("text")?.text()?;
            let kind = fields.need("type")?.one_of(&types)?;
            add.push(NameOption { text, kind, forms: texts(fields.take("forms"))? });
        }
        Ok(Self { add, remove: texts(fields.take("remove"))?, patterns })
    }
}

impl WordOption {
    fn read(at: ValueAt) -> Result<Self, Error> {
        let mut fields = at.fields(&["word", "polarity", "loaded", "alternative"])?;
        Ok(Self {
            word: fields.need("word")?.text()?,
            polarity: fields.need("polarity")?.number()?,
            loaded: fields.take("loaded").map(|at| at.flag()).transpose()?.unwrap_or(false),
            alternative: fields.take("alternative").map(ValueAt::text).transpose()?,
        })
    }
}

impl Correction {
    fn read(at: ValueAt) -> Result<Self, Error> {
        let mut fields =
            at.fields(&["action", "layer", "start", "end", "type", "entities", "entity", "everywhere", "to"])?;
        let actions = [("remove", 0), ("type", 1), ("join", 2), ("speaker", 3), ("part", 4), ("add", 5), ("move", 6)];
        let action = fields.need("action")?.one_of(&actions)?;
        Ok(match action {
            0 => {
                let layers = [("entity", Layer::Entity), ("quote", Layer::Quote), ("word", Layer::Word)];
                let layer = fields.need("layer")?.one_of(&layers)?;
                let Place { start, end } = Place::read(&mut fields)?;
                Self::Remove { layer, start, end }
            }
            1 => {
                let Place { start, end } = Place::read(&mut fields)?;
                Self::Type { start, end, r#type: read_type(&mut fields)? }
            }
            2 => {
                let entities = fields.need("entities")?;
                let wrong = entities.refuse("not two places");
                let places = entities.list()?.into_iter().map(|at| Place::read(&mut at.fields(&["start", "end"])?));
                let places: Vec<Place> = places.collect::<Result<_, _>>()?;
                Self::Join { entities: places.try_into().map_err(|_| wrong)? }
            }
            3 => {
                let Place { start, end } = Place::read(&mut fields)?;
                Self::Speaker { start, end, entity: read_entity(&mut fields)? }
            }
            4 => {
                let Place { start, end } = Place::read(&mut fields)?;
                Self::Part { start, end }
            }
            5 => {
                let name = fields.need("layer")?.one_of(&[("entity", true), ("quote", false)])?;
                let Place { start, end } = Place::read(&mut fields)?;
                if name {
                    let everywhere = fields.take("everywhere").map(|at| at.flag()).transpose()?.unwrap_or(false);
                    Self::AddName { start, end, r#type: read_type(&mut fields)?, everywhere }
                } else {
                    Self::AddQuote { start, end, entity: read_entity(&mut fields)? }
                }
            }
            _ => {
                let layer = fields.need("layer")?.one_of(&[("entity", Layer::Entity), ("quote", Layer::Quote)])?;
                let Place { start, end } = Place::read(&mut fields)?;
                let to = Place::read(&mut fields.need("to")?.fields(&["start", "end"])?)?;
                Self::Move { layer, start, end, to }
            }
        })
    }

    /// Its places, in the order of its fields.
    pub(crate) fn places(&self) -> Vec<Place> {
        match self {
            Self::Remove { start, end, .. }
            | Self::Type { start, end, .. }
            | Self::Part { start, end }
            | Self::AddName { start, end, .. } => vec![Place { start: *start, end: *end }],
            Self::Join { entities } => entities.to_vec(),
            Self::Speaker { start, end, entity } | Self::AddQuote { start, end, entity } => {
                [Place { start: *start, end: *end }].into_iter().chain(*entity).collect()
            }
            Self::Move { start, end, to, .. } => vec![Place { start: *start, end: *end }, *to],
        }
    }
}

/// The refusal where there is nothing that patterns could be compiled with.
fn no_patterns() -> Error {
    Error::option("names.patterns", "not in this build: take article-analyzer/patterns, or the feature `patterns`")
}

fn read_type(fields: &mut Fields) -> Result<EntityType, Error> {
    fields.need("type")?.one_of(&types())
}

fn read_entity(fields: &mut Fields) -> Result<Option<Place>, Error> {
    fields.take("entity").map(|at| Place::read(&mut at.fields(&["start", "end"])?)).transpose()
}

impl Place {
    fn read(fields: &mut Fields) -> Result<Self, Error> {
        Ok(Self { start: fields.need("start")?.count()?, end: fields.need("end")?.count()? })
    }
}

/// The types of entities by their keys.
fn types() -> Vec<(&'static str, EntityType)> {
    EntityType::ALL.iter().map(|&kind| (kind.as_str(), kind)).collect()
}

/// The same where a deserializer has the plain object.
impl<'de> Deserialize<'de> for NamesOptions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(ValueAt::root(Value::deserialize(deserializer)?)).map_err(serde::de::Error::custom)
    }
}

/// The same where a deserializer has the plain object.
impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Options that make sense, made of [`Options`] by `try_from` or of the defaults, which work out everything.
///
/// ```
/// use article_analyzer::{LexiconOptions, Settings};
///
/// let settings = Settings::default().with_max_length(10_000)?;
/// assert_eq!(settings.max_length(), 10_000);
/// let refused = settings.with_lexicon(LexiconOptions { remove: vec![String::new()], ..Default::default() });
/// assert_eq!(refused.unwrap_err().to_string(), "option lexicon.remove[0]: empty");
/// # Ok::<(), article_analyzer::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Settings {
    entities: bool,
    quotes: bool,
    sentiment: bool,
    lexicon: LexiconOptions,
    names: Arc<OwnNames>,
    corrections: Vec<Correction>,
    max_length: u32,
    timing: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            entities: true,
            quotes: true,
            sentiment: true,
            lexicon: LexiconOptions::default(),
            names: Arc::default(),
            corrections: Vec::new(),
            max_length: MAX_LENGTH,
            timing: false,
        }
    }
}

impl Settings {
    /// Whether entities are worked out.
    pub fn entities(&self) -> bool {
        self.entities
    }

    /// Whether quotes are worked out.
    pub fn quotes(&self) -> bool {
        self.quotes
    }

    /// Whether sentiment is worked out.
    pub fn sentiment(&self) -> bool {
        self.sentiment
    }

    /// Words of the caller's own.
    pub fn lexicon(&self) -> &LexiconOptions {
        &self.lexicon
    }

    /// Names of the caller's own.
    pub(crate) fn names(&self) -> &OwnNames {
        &self.names
    }

    /// These settings with the names of others, which need not be read once more.
    #[cfg(all(target_arch = "wasm32", feature = "module"))]
    pub(crate) fn with_names_of(mut self, other: &Self) -> Self {
        self.names = Arc::clone(&other.names);
        self
    }

    /// Corrections, in order.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The longest text to accept, in UTF-16 code units.
    pub fn max_length(&self) -> u32 {
        self.max_length
    }

    /// Whether the module writes each step into the browser's timeline, as [`Options::timing`].
    pub fn timing(&self) -> bool {
        self.timing
    }

    /// These settings with or without entries in the browser's timeline.
    pub fn with_timing(mut self, timing: bool) -> Self {
        self.timing = timing;
        self
    }

    /// These settings with the parts to work out, as in [`Options::only`].
    pub fn with_only<P: AsRef<str>>(mut self, parts: impl IntoIterator<Item = P>) -> Result<Self, Error> {
        (self.entities, self.quotes, self.sentiment) = (false, false, false);
        for part in parts {
            match part.as_ref() {
                "entities" => self.entities = true,
                "quotes" => self.quotes = true,
                "sentiment" => self.sentiment = true,
                part => {
                    let problem = format!("\"{part}\" is none of entities, quotes, sentiment");
                    return Err(Error::option("only", problem));
                }
            }
        }
        self.quotes |= self.sentiment;
        self.entities |= self.quotes;
        Ok(self)
    }

    /// These settings with words of the caller's own; refuses an empty word and a polarity outside [-1, 1].
    pub fn with_lexicon(mut self, lexicon: LexiconOptions) -> Result<Self, Error> {
        for (index, entry) in lexicon.add.iter().enumerate() {
            if entry.word.trim().is_empty() {
                return Err(Error::option(format!("lexicon.add[{index}].word"), "empty"));
            }
            if !(-1.0..=1.0).contains(&entry.polarity) {
                let problem = format!("that of \"{}\" is not between -1 and 1", entry.word);
                return Err(Error::option(format!("lexicon.add[{index}].polarity"), problem));
            }
        }
        if let Some(index) = lexicon.remove.iter().position(|word| word.trim().is_empty()) {
            return Err(Error::option(format!("lexicon.remove[{index}]"), "empty"));
        }
        self.lexicon = lexicon;
        Ok(self)
    }

    /// These settings with names of the caller's own; refuses what holds no word or more than sixteen, a name that is another's
    /// already, and a pattern that does not compile.
    pub fn with_names(mut self, names: NamesOptions) -> Result<Self, Error> {
        let refusal = |at: String, unfit: Unfit| {
            let problem = match unfit {
                Unfit::NoWord => "no word".to_owned(),
                Unfit::TooLong => format!("more than {} words", own::LONGEST),
                Unfit::Taken(other) => format!("\"{other}\" is added with this name"),
            };
            Error::option(at, problem)
        };
        let mut own = OwnNames::default();
        for (index, name) in names.add.iter().enumerate() {
            let entity = own.add(&name.text, name.kind);
            let added = own.add_form(entity, &name.text);
            added.map_err(|unfit| refusal(format!("names.add[{index}].text"), unfit))?;
            for (place, form) in name.forms.iter().enumerate() {
                let added = own.add_form(entity, form);
                added.map_err(|unfit| refusal(format!("names.add[{index}].forms[{place}]"), unfit))?;
            }
        }
        for (index, name) in names.remove.iter().enumerate() {
            own.remove(name).map_err(|unfit| refusal(format!("names.remove[{index}]"), unfit))?;
        }
        if !cfg!(feature = "patterns") && !names.patterns.is_empty() {
            return Err(no_patterns());
        }
        for (index, pattern) in names.patterns.iter().enumerate().filter(|_| cfg!(feature = "patterns")) {
            if pattern.name.as_ref().is_some_and(|name| name.trim().is_empty()) {
                return Err(Error::option(format!("names.patterns[{index}].name"), "empty"));
            }
            let added = own.add_pattern(&pattern.pattern, pattern.kind, pattern.name.as_deref());
            added.map_err(|problem| {
                Error::option(format!("names.patterns[{index}].pattern"), format!("\"{}\": {problem}", pattern.pattern))
            })?;
        }
        self.names = Arc::new(own);
        Ok(self)
    }

    /// These settings with corrections, in order; refuses a place that does not end after it starts.
    pub fn with_corrections(mut self, corrections: Vec<Correction>) -> Result<Self, Error> {
        let empty = |place: &Place| place.start >= place.end;
        let wrong = corrections.iter().position(|correction| correction.places().iter().any(empty));
        if let Some(index) = wrong {
            return Err(Error::option(format!("corrections[{index}]"), "a place must end after it starts"));
        }
        self.corrections = corrections;
        Ok(self)
    }

    /// These settings with the longest text to accept, in UTF-16 code units; refuses more than [`MAX_LENGTH`].
    pub fn with_max_length(mut self, max_length: u32) -> Result<Self, Error> {
        if max_length > MAX_LENGTH {
            return Err(Error::option("maxLength", format!("at most {MAX_LENGTH}, not {max_length}")));
        }
        self.max_length = max_length;
        Ok(self)
    }
}

impl TryFrom<Options> for Settings {
    type Error = Error;

    fn try_from(options: Options) -> Result<Self, Error> {
        let settings = Self::default().with_timing(options.timing);
        let mut settings = settings.with_max_length(options.max_length.unwrap_or(MAX_LENGTH))?;
        if let Some(only) = options.only {
            settings = settings.with_only(only)?;
        }
        settings.with_lexicon(options.lexicon)?.with_names(options.names)?.with_corrections(options.corrections)
    }
}
