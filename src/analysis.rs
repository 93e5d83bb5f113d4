//! What comes out: the analysis object, field for field. Owns shapes and their documentation, computes nothing.
//!
//! Spans count bytes of the text or UTF-16 code units, as [`Analysis::offset_unit`] says.
//! Scores, shares and confidences are rounded to four decimals. What is not known is `None`, written as `null`.

use crate::{keyed::keyed, score::Score, span::Span};
use serde::{Deserialize, Serialize};

pub use crate::quotes::rule::Rule;

/// The number that readers of the JSON can rely on; it changes only when a field changes its meaning.
pub const SCHEMA: u32 = 1;

/// The least [`Quote::confidence`] of what [`Stats`] counts: more likely right than not.
pub const COUNTED_FROM: f64 = 0.5;

/// The least [`Quote::confidence`] of a quote that is sure. Whoever shows one below it says that it is not.
pub const SURE_FROM: f64 = 0.6;

/// Everything that is known about a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What the offsets of all spans count.
    pub offset_unit: OffsetUnit,
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

keyed! {
    /// What offsets count.
    OffsetUnit {
        /// Bytes of the text in UTF-8, as Rust counts: what [`analyze`](crate::analyze) gives.
        Bytes = "utf-8",
        /// UTF-16 code units, as JavaScript counts: what [`analyze_utf16`](crate::analyze_utf16), the module and the
        /// command line give.
        Utf16 = "utf-16",
    }
}

/// The language that a text seems to be written in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Language {
    /// Which one, or `None` where there is too little text to tell.
    pub code: Option<LanguageCode>,
    /// Whether the text leaves no reasonable doubt.
    pub confident: bool,
}

keyed! {
    /// A language that can be told from others, written as its ISO 639-1 code; in scripts that only some languages have, the
    /// one that uses it most.
    LanguageCode {
        /// English.
        English = "en",
        /// German.
        German = "de",
        /// French.
        French = "fr",
        /// Spanish.
        Spanish = "es",
        /// Portuguese.
        Portuguese = "pt",
        /// Italian.
        Italian = "it",
        /// Dutch.
        Dutch = "nl",
        /// Swedish.
        Swedish = "sv",
        /// Danish.
        Danish = "da",
        /// Polish.
        Polish = "pl",
        /// Turkish.
        Turkish = "tr",
        /// Indonesian.
        Indonesian = "id",
        /// Swahili.
        Swahili = "sw",
        /// Romanian.
        Romanian = "ro",
        /// Vietnamese.
        Vietnamese = "vi",
        /// Tagalog.
        Tagalog = "tl",
        /// Greek.
        Greek = "el",
        /// Russian, for all that is written in Cyrillic letters.
        Russian = "ru",
        /// Hebrew, for all that is written in Hebrew letters.
        Hebrew = "he",
        /// Arabic, for all that is written in Arabic letters.
        Arabic = "ar",
        /// Hindi, for all that is written in Devanagari.
        Hindi = "hi",
        /// Bengali.
        Bengali = "bn",
        /// Tamil.
        Tamil = "ta",
        /// Thai.
        Thai = "th",
        /// Amharic, for all that is written in Ethiopic letters.
        Amharic = "am",
        /// Japanese.
        Japanese = "ja",
        /// Chinese.
        Chinese = "zh",
        /// Korean.
        Korean = "ko",
    }
}

keyed! {
    /// What a block of the page is.
    ParagraphKind {
        /// The title of the article.
        Headline = "headline",
        /// A title inside the article.
        Heading = "heading",
        /// Place and agency before the first sentence: `LUSAKA, Sept 14 (Meridian) –`.
        Dateline = "dateline",
        /// Running text of the article; also whatever nothing else is sure to be.
        Body = "body",
        /// Who wrote it, or its agency codes.
        Byline = "byline",
        /// The legend of a picture, or its credit.
        Caption = "caption",
        /// The lead of another article.
        Teaser = "teaser",
        /// Furniture of the page: share, newsletter, cookie, tag, comment and copyright lines.
        Boilerplate = "boilerplate",
    }
}

impl ParagraphKind {
    /// Whether its words are the article's and weigh in totals.
    pub fn counts(self) -> bool {
        matches!(self, Self::Headline | Self::Heading | Self::Body)
    }
}

/// A block of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Paragraph {
    /// Its place, without the white space around it.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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

keyed! {
    /// What kind of thing a name names.
    EntityType {
        /// A person, one or a family, real or invented.
        Person = "person",
        /// A country, town, river, region.
        Location = "location",
        /// A company, agency, party, team, government.
        Organization = "organization",
        /// A building, airport, road, bridge.
        Facility = "facility",
        /// A nationality, religious or political group: Syrian, Catholics, Democrat.
        Norp = "norp",
        /// A vehicle, weapon, medicine, software, dish.
        Product = "product",
        /// An event, work, law, award, language.
        Misc = "misc",
        /// A day, a span of days, a year, a season.
        Date = "date",
        /// An amount with its currency.
        Money = "money",
    }
}

/// One person, place, … however many ways it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Its index in `entities`.
    pub id: u32,
    /// Its fullest form in the article's own voice, of a person the full form that is most frequent there, as it stands in
    /// the text (invisible characters and line breaks taken out).
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

keyed! {
    /// How an entity is spoken of at a place.
    Form {
        /// By a name, a date, an amount.
        Name = "name",
        /// By a description: "the Iranian official".
        Nominal = "nominal",
        /// By "he", "her", ….
        Pronoun = "pronoun",
    }
}

keyed! {
    /// Why a mention is there.
    MentionBasis {
        /// A name recognised by its words and their surroundings.
        Tagger = "tagger",
        /// A name that the tagger missed here, or cut otherwise, and recognised elsewhere in the text.
        Repeated = "repeated",
        /// A name that the tagger missed, or took for something else, behind a title: "Dr Okafor".
        Title = "title",
        /// A company by its legal form: "Lindqvist AG".
        LegalForm = "legal-form",
        /// A storm by the word before its name: "Cyclone Amara".
        Storm = "storm",
        /// The agency that a dateline names beside the town: "Torvale, TNA – …".
        Dateline = "dateline",
        /// A name whose type the words and numbers beside it tell: "shares in Brenlow".
        Beside = "beside",
        /// A name in a table, by the head of its column.
        Column = "column",
        /// A name of the caller's own: option `names`.
        Own = "own",
        /// The surname of a person named in full elsewhere.
        Surname = "surname",
        /// The given name of a person named in full elsewhere.
        GivenName = "given-name",
        /// The same name written in another way.
        Variant = "variant",
        /// Another name of the same thing: "Britain" and "the UK".
        Alias = "alias",
        /// The initials of a name written out elsewhere.
        Acronym = "acronym",
        /// A part of a longer name in the text.
        Short = "short",
        /// A description: "the Iranian official".
        Nominal = "nominal",
        /// A pronoun.
        Pronoun = "pronoun",
        /// A reader has said so.
        Reader = "reader",
    }
}

/// One place where an entity is spoken of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mention {
    /// Its place, without title, leading article and possessive.
    #[serde(flatten)]
    pub span: Span,
    /// Name, description or pronoun.
    pub form: Form,
    /// Why it is there.
    pub basis: MentionBasis,
    /// How sure that is, in [0, 1].
    pub confidence: Score,
    /// Polarity of the words that bear on it here, in [-1, 1]; `None` where none does.
    pub sentiment: Option<Score>,
    /// Index of the innermost quote that it stands in.
    pub quote: Option<u32>,
}

keyed! {
    /// How something is reported.
    QuoteKind {
        /// All of it between quotation marks.
        Direct = "direct",
        /// None of it.
        Indirect = "indirect",
        /// Some of it.
        Mixed = "mixed",
    }
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

keyed! {
    /// How the speaker of a quote was found.
    SpeakerBasis {
        /// Named, or called an unnamed source, beside the cue.
        Explicit = "explicit",
        /// A pronoun that stands for the speaker.
        Pronoun = "pronoun",
        /// A description that stands for the speaker: "the minister".
        Nominal = "nominal",
        /// The speaker of the words before goes on.
        Carried = "carried",
        /// Signed below the quotation.
        Signature = "signature",
        /// Whose turn it is in an interview.
        Turn = "turn",
        /// No speaker was found.
        None = "none",
        /// A reader has said who it is.
        Reader = "reader",
    }
}

/// A statement, belief or intention that the article ascribes to somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
    /// [`Stats`] counts speech only, from [`COUNTED_FROM`] on.
    pub speech: bool,
    /// How many words its content has, counted as in [`Stats`]: "didn't" is one.
    pub words: u32,
    /// What found it.
    pub rule: Rule,
    /// How the speaker was found.
    pub basis: SpeakerBasis,
    /// How likely content and source are right, in [0.5, 1].
    pub confidence: Score,
    /// Up to three entities that could be meant, likeliest first; empty where the text leaves no choice.
    pub candidates: Vec<QuoteCandidate>,
}

/// An entity that may be meant by the source of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuoteCandidate {
    /// Its id.
    pub entity: u32,
    /// How likely it is meant, in [0, 1]; what is missing to 1 are others, and nobody whom the article names.
    pub confidence: Score,
}

impl Quote {
    /// What a reader says is said, by nobody so far.
    pub(crate) fn by_reader(content: Vec<Span>) -> Self {
        Self {
            kind: QuoteKind::Indirect,
            content,
            cue: Vec::new(),
            cue_class: None,
            source: Vec::new(),
            speaker: None,
            anonymous: false,
            speech: true,
            words: 0,
            rule: Rule::Reader,
            basis: SpeakerBasis::Reader,
            confidence: Score::new(1.0),
            candidates: Vec::new(),
        }
    }
}

/// The polar words and their sum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sentiment {
    /// Tone of headline and body, in [-1, 1].
    pub score: Score,
    /// The words, in order.
    pub words: Vec<PolarWord>,
}

/// A word or phrase that praises, blames or takes sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PolarWord {
    /// Its place.
    #[serde(flatten)]
    pub span: Span,
    /// In [-1, 1], as a reader would mark the word where it stands, negation and intensity included: "not guilty" is good; in
    /// "stop further executions" the word stays bad.
    pub polarity: Score,
    /// In [-1, 1], what it adds to its sentence after all that governs it: there, executions add something good. The same as
    /// `polarity` unless something turns, weakens or deepens it.
    pub effect: Score,
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

/// Totals over headline, headings and body; of quotes, over those that are speech and [`COUNTED_FROM`] or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
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
    /// [`SURE_FROM`].
    pub sure_from: Score,
    /// Speech quotes below it.
    pub unsure_quotes: u32,
    /// Words in their contents.
    pub unsure_words: u32,
    /// Who speaks, most words first.
    pub speakers: Vec<Speaker>,
}

/// One speaker's part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The entity; `None` for all whose name is not known together.
    pub entity: Option<u32>,
    /// Speech quotes.
    pub quotes: u32,
    /// Words in their contents.
    pub words: u32,
    /// How many of the quotes are [`SURE_FROM`] or more.
    pub sure_quotes: u32,
    /// Words in the contents of these.
    pub sure_words: u32,
    /// Share of all quoted words, in [0, 1].
    pub share: Score,
    /// Tone of these words, in [-1, 1]; `None` where nothing colours them.
    pub tone: Option<Score>,
    /// How the article reports them, most often first: said (`neutral`), claimed, admitted, ….
    pub cues: Vec<CueCount>,
}

/// How many of a speaker's quotes have a cue of one class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CueCount {
    /// The class, as in [`Quote::cue_class`].
    pub class: CueClass,
    /// Speech quotes.
    pub quotes: u32,
}

keyed! {
    /// What a warning is about.
    WarningCode {
        /// The text seems not to be in English.
        Language = "language",
        /// A quotation mark opens a quotation that nothing closes.
        UnclosedQuotation = "unclosed-quotation",
        /// A quotation mark closes a quotation that nothing opened.
        StrayQuotation = "stray-quotation",
        /// A correction speaks of a mark that is not there.
        CorrectionUnused = "correction-unused",
    }
}

/// Something that the reader should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// A sentence in English.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
}
