//! What comes out: the analysis object, field for field. Owns shapes and their documentation, computes nothing.
//!
//! Spans count bytes of the text while they are in the library and UTF-16 code units in what [`crate::utf16`] writes.
//! Scores, shares and confidences are rounded to four decimals. What is not known is `None`, written as `null`.

use crate::{keyed::keyed, score::Score, span::Span};
use serde::Serialize;

pub use crate::quotes::rule::Rule;

/// The number that readers of the JSON can rely on; it changes only when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// Everything that is known about a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What offsets count: always `"utf-16"` on the way out.
    pub offset_unit: &'static str,
    /// What the text seems to be written in.
    pub language: Language,
    /// The blocks of the page, in order; they do not overlap.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of all paragraphs, in order.
    pub sentences: Vec<Sentence>,
    /// Who and what is named, most salient first; an entity's `id` is its index.
    pub entities: Vec<Entity>,
    /// Who says (thinks, intends) what, in the order of the text.
    pub quotes: Vec<Quote>,
    /// The words that praise, blame or take sides.
    pub sentiment: Sentiment,
    /// Totals over headline and body.
    pub stats: Stats,
    /// What the reader should know before trusting the rest.
    pub warnings: Vec<Warning>,
}

/// The language that a text seems to be written in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Language {
    /// ISO 639-1 code, or `None` where there is too little text to tell.
    pub code: Option<&'static str>,
    /// Whether the text leaves no reasonable doubt.
    pub confident: bool,
}

/// What a block of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ParagraphKind {
    /// The title of the article.
    Headline,
    /// A title inside the article.
    Heading,
    /// Place and agency before the first sentence: `Damascus, SANA –`.
    Dateline,
    /// Running text of the article; also whatever nothing else is sure to be.
    Body,
    /// Who wrote it, or its agency codes.
    Byline,
    /// The legend of a picture, or its credit.
    Caption,
    /// The lead of another article.
    Teaser,
    /// Furniture of the page: share, newsletter, cookie, tag, comment and copyright lines.
    Boilerplate,
}

impl ParagraphKind {
    /// Whether its words are the article's and weigh in totals.
    pub fn counts(self) -> bool {
        matches!(self, Self::Headline | Self::Heading | Self::Body)
    }
}

/// A block of the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paragraph {
    /// Its place, without the white space around it.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// Its place, closing marks included.
    #[serde(flatten)]
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// Tone in [-1, 1].
    pub score: Score,
    /// What the article's own words add to it, in [-1, 1], on the same curve; `None` where no polar word is the article's.
    pub own_tone: Option<Score>,
    /// The same for the words of whoever is quoted in it ([`Quote::speech`]); `None` where they hold no polar word.
    pub quoted_tone: Option<Score>,
}

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum EntityType {
    /// A person, one or a family, real or invented.
    Person,
    /// A country, town, river, region.
    Location,
    /// A company, agency, party, team, government.
    Organization,
    /// A building, airport, road, bridge.
    Facility,
    /// A nationality, religious or political group: Syrian, Catholics, Democrat.
    Norp,
    /// A vehicle, weapon, medicine, software, dish.
    Product,
    /// An event, work, law, award, language.
    Misc,
    /// A day, a span of days, a year, a season.
    Date,
    /// An amount with its currency.
    Money,
}

impl EntityType {
    /// All types by the names that they are written with.
    pub const NAMES: [(&'static str, Self); 9] = [
        ("person", Self::Person),
        ("location", Self::Location),
        ("organization", Self::Organization),
        ("facility", Self::Facility),
        ("norp", Self::Norp),
        ("product", Self::Product),
        ("misc", Self::Misc),
        ("date", Self::Date),
        ("money", Self::Money),
    ];
}

/// One person, place, … however many ways it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// Its index in `entities`.
    pub id: u32,
    /// Its fullest form, as it stands in the text (invisible characters and line breaks taken out).
    pub name: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// What the text says it is ("Deputy Prime Minister").
    pub role: Option<Span>,
    /// How much the article is about it, in [0, 1].
    pub salience: Score,
    /// The mean of what bears on its mentions, in [-1, 1]; `None` where nothing does.
    pub sentiment: Option<Score>,
    /// Its places, in order.
    pub mentions: Vec<Mention>,
}

/// How an entity is spoken of at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// By a name, a date, an amount.
    Name,
    /// By a description: "the Iranian official".
    Nominal,
    /// By "he", "her", ….
    Pronoun,
}

/// One place where an entity is spoken of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Its place, without title, leading article and possessive.
    #[serde(flatten)]
    pub span: Span,
    /// Name, description or pronoun.
    pub form: Form,
    /// Why it is there, as a key that the page explains: `tagger` or `shape` where it was recognised by itself; `repeated`
    /// and `title` where the tagger missed it; `surname`, `given-name`, `variant`, `alias`, `acronym` and `short` where
    /// that joins it to its entity; `nominal`, `pronoun`.
    pub basis: &'static str,
    /// How sure that is, in [0, 1].
    pub confidence: Score,
    /// Polarity of the words that bear on it here, in [-1, 1]; `None` where none does.
    pub sentiment: Option<Score>,
    /// Index of the innermost quote that it stands in.
    pub quote: Option<u32>,
}

/// How something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum QuoteKind {
    /// All of it between quotation marks.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

keyed! {
    /// How a cue reports what it reports.
    CueClass {
        /// It is said, no more: "said".
        Neutral = "neutral",
        /// Said, and taken to be true: "noted", "revealed".
        Reveal = "reveal",
        /// Said, and left open or doubted: "claimed".
        Claim = "claim",
        /// Said not to be so: "denied".
        Deny = "deny",
        /// Said against the speaker's interest: "admitted".
        Admit = "admit",
        /// Said as somebody else says it: "agreed".
        Agree = "agree",
        /// Somebody should do something: "demanded".
        Demand = "demand",
        /// A question or a request: "asked".
        Ask = "ask",
        /// Something could be done: "suggested".
        Propose = "propose",
        /// The speaker will do something: "promised".
        Promise = "promise",
        /// Something bad may come: "warned".
        Warn = "warn",
        /// Something will come: "predicted".
        Predict = "predict",
        /// Something is good: "praised".
        Praise = "praise",
        /// Something is bad: "criticized".
        Criticize = "criticize",
        /// Somebody has done wrong: "accused".
        Accuse = "accuse",
        /// It is not said or done at all: "refused", "did not say".
        Refuse = "refuse",
        /// Believed, known or felt, not said: "believes".
        Think = "think",
        /// Wanted or planned, not said: "plans".
        Intend = "intend",
    }
}

impl CueClass {
    /// Whether what it reports is said: no belief, no intention, and nothing that is not said ("did not say whether").
    pub fn is_speech(self) -> bool {
        !matches!(self, Self::Think | Self::Intend | Self::Refuse)
    }
}

/// A statement, belief or intention that the article ascribes to somebody.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// What is said, in one or more pieces, quotation marks included.
    pub content: Vec<Span>,
    /// The words that report it ("said", "according to").
    pub cue: Vec<Span>,
    /// How they report it; `None` without a cue.
    pub cue_class: Option<CueClass>,
    /// The speaker as written there ("He").
    pub source: Vec<Span>,
    /// The entity meant.
    pub speaker: Option<u32>,
    /// Whether the article withholds who it is ("two officials familiar with the matter").
    pub anonymous: bool,
    /// Whether somebody says it, rather than thinks, intends or refuses it ([`CueClass::is_speech`]); without a cue, too.
    /// [`Stats`] counts speech only.
    pub speech: bool,
    /// How many words its content has, counted as in [`Stats`]: "didn't" is one.
    pub words: u32,
    /// What found it.
    pub rule: Rule,
    /// How the speaker was found: `explicit`, `pronoun`, `nominal`, `carried`, `signature`, …; `none` where none was.
    pub basis: &'static str,
    /// How sure the quote and its speaker are, in [0, 1].
    pub confidence: Score,
}

/// The polar words and their sum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sentiment {
    /// Tone of headline and body, in [-1, 1].
    pub score: Score,
    /// The words, in order.
    pub words: Vec<PolarWord>,
}

/// A word or phrase that praises, blames or takes sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolarWord {
    /// Its place.
    #[serde(flatten)]
    pub span: Span,
    /// In [-1, 1], after negation and intensity.
    pub polarity: Score,
    /// Whether it takes sides where a neutral word exists.
    pub loaded: bool,
    /// That neutral word.
    pub alternative: Option<String>,
    /// The negation that acts on it.
    pub negation: Option<Span>,
    /// The intensifier or softener that acts on it.
    pub intensifier: Option<Span>,
    /// The id of the entity it bears on.
    pub target: Option<u32>,
    /// Index of the innermost quote that it stands in; `None` for the article's own voice.
    pub quote: Option<u32>,
}

/// Totals over headline, headings and body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// UTF-16 code units of the whole text.
    pub characters: u32,
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Minutes to read it, at 238 words a minute.
    pub reading_minutes: Score,
    /// Share of words that stand in a speech quote's content, in [0, 1].
    pub quoted_share: Score,
    /// Share of the quoted words whose source is anonymous, in [0, 1].
    pub anonymous_share: Score,
    /// Tone of the article's own voice, in [-1, 1]; `None` where it has no words.
    pub own_tone: Option<Score>,
    /// Tone of all quoted speech, in [-1, 1]; `None` without any.
    pub quoted_tone: Option<Score>,
    /// How many entities speak.
    pub named_speakers: u32,
    /// How many unnamed sources speak, told apart by what the article calls them.
    pub anonymous_speakers: u32,
    /// Who speaks, most words first.
    pub speakers: Vec<Speaker>,
}

/// One speaker's part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Speaker {
    /// The entity; `None` for all whose name is not known together.
    pub entity: Option<u32>,
    /// Speech quotes.
    pub quotes: u32,
    /// Words in their contents.
    pub words: u32,
    /// Share of all quoted words, in [0, 1].
    pub share: Score,
    /// Tone of these words, in [-1, 1]; `None` where nothing colours them.
    pub tone: Option<Score>,
    /// How the article reports them, most often first: said (`neutral`), claimed, admitted, ….
    pub cues: Vec<CueCount>,
}

/// How many of a speaker's quotes have a cue of one class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CueCount {
    /// The class, as in [`Quote::cue_class`].
    pub class: CueClass,
    /// Speech quotes.
    pub quotes: u32,
}

/// Something that the reader should know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Warning {
    /// A key: `unclosed-quotation`, `language`, ….
    pub code: &'static str,
    /// A sentence in English.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
}
