//! The templates of features: what is looked at, and into how many values each falls. Owns names and sizes, not how a
//! statement gets its values.

use crate::quotes::rule::Rule;

/// One value of one template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// The place of its template in [`TEMPLATES`].
    pub template: u8,
    /// Less than the template's size.
    pub value: u16,
}

/// What is looked at.
pub struct Template {
    /// Its name in the file of weights.
    pub name: &'static str,
    /// How many values it has.
    pub size: usize,
    /// How many of them each rule has, in the order of the rules; 0 where it does not look at rules.
    pub of_rule: usize,
}

/// Rules.
pub const RULES: usize = Rule::ALL.len();
/// How a rule's reading and the learned one of a cue agree.
pub const AGREEMENTS: usize = 5;
/// Classes of cues, no listed cue, and no cue.
pub const CLASSES: usize = 20;
/// Tags, a quotation mark, a comma, a colon, and the end of the sentence.
pub const NEXTS: usize = 31;
/// Margins, none, those of the learned reading of the same cue.
pub const MARGINS: usize = 28;
/// Kinds of sources.
pub const SOURCES: usize = 17;
/// What a content is, by its words.
pub const SHAPES: usize = 9;
/// How long a content is.
pub const LENGTHS: usize = 10;

macro_rules! templates {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $size:expr $(, each rule $of_rule:expr)?;)+) => {
        /// A template by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Look { $($(#[$doc])* $variant,)+ }

        /// All templates, in the order of the file of weights.
        pub const TEMPLATES: &[Template] =
            &[$(Template { name: $name, size: $size, of_rule: 0 $(+ $of_rule)? },)+];
    };
}

templates! {
    /// What found it, and what the other reading of its cue says.
    Rule = "rule", RULES * AGREEMENTS, each rule AGREEMENTS;
    /// The rule that reads the cue of a learned statement, too.
    Twin = "rule-beside", RULES + 1, each rule 1;
    /// The least margin of the learned reading.
    Margin = "margin", MARGINS;
    /// Its margins by part.
    CueMargin = "cue-margin", MARGINS;
    /// The same of its source.
    SourceMargin = "source-margin", MARGINS;
    /// The same of its content.
    ContentMargin = "content-margin", MARGINS;
    /// The least margin of a learned statement that no rule finds, where the two agree, and where not.
    AgreedMargin = "margin-by-agreement", 14 * AGREEMENTS;
    /// How the cue reports.
    Class = "class", CLASSES;
    /// The same and what is reported.
    ClassShape = "class-and-shape", CLASSES * SHAPES;
    /// What kind of cue it is, and the form of its verb.
    Form = "form", 5 * 9;
    /// Auxiliaries and what they say.
    Voice = "voice", 8;
    /// How long the cue is.
    CueLength = "cue-length", 7;
    /// The class of words that its head is used like.
    WordClass = "word-class", 256;
    /// What stands behind it.
    Next = "next", NEXTS;
    /// What stands before it.
    Last = "last", NEXTS;
    /// Where the content stands to it.
    Order = "order", 8;
    /// Whether it can report what is there.
    Frames = "frames", 3 * SHAPES;
    /// What else the list says of it.
    Flags = "flags", 5;
    /// Who speaks.
    Source = "source", SOURCES;
    /// Where the source stands.
    SourcePlace = "source-place", 7;
    /// How long it is.
    SourceLength = "source-length", 7;
    /// The type of the name in it.
    SourceType = "source-type", 12;
    /// Direct, indirect or mixed, and who speaks.
    KindSource = "kind-and-source", 3 * SOURCES;
    /// The same and what found it.
    KindRule = "kind-and-rule", RULES * 3, each rule 3;
    /// The first word of what is said.
    First = "first", 44;
    /// What it is by its words.
    Shape = "shape", SHAPES;
    /// The same and what found it.
    ShapeRule = "shape-and-rule", RULES * SHAPES, each rule SHAPES;
    /// How long it is, by kind.
    Length = "length", 3 * LENGTHS;
    /// How many pieces it has.
    Pieces = "pieces", 4;
    /// Where it ends.
    End = "end", 6;
    /// Where it begins.
    Begin = "begin", 6;
    /// Whether its cue stands in what others say.
    Nest = "nest", 8;
    /// The same and who speaks.
    NestSource = "nest-and-source", 8 * SOURCES;
    /// The same and how the cue reports.
    NestClass = "nest-and-class", 8 * CLASSES;
    /// The same and the least margin.
    NestMargin = "nest-and-margin", 8 * 14;
    /// The paragraph that it stands in.
    Paragraph = "paragraph", 9;
    /// Where the cue stands in its sentence.
    Position = "position", 6;
    /// How far back the last statement with a cue is, for one without.
    Since = "since", 8;
    /// What makes it look like no statement.
    Oddity = "oddity", 7;
}
