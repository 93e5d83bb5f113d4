//! The part-of-speech tags and their classes. Owns the tag set and every set of tags that has a name, not how a token
//! gets its tag.
//!
//! The tags are those of the Penn Treebank (Marcus et al. 1993) with what statements do not need joined: comparatives
//! with adjectives and adverbs, plural with singular proper nouns, foreign words and symbols with nouns.

/// A part of speech. Its number is its place in the weight file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // The names are those of the Penn Treebank.
pub enum Tag {
    Noun,
    Nouns,
    Name,
    Pronoun,
    Possessive,
    Determiner,
    Preposition,
    Conjunction,
    To,
    Modal,
    Base,
    Present,
    PresentThird,
    Past,
    Participle,
    Gerund,
    Adjective,
    Adverb,
    Particle,
    Number,
    Interjection,
    There,
    Genitive,
    WhDeterminer,
    WhPronoun,
    WhAdverb,
    Mark,
}

impl Tag {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 27] = [
        Self::Noun,
        Self::Nouns,
        Self::Name,
        Self::Pronoun,
        Self::Possessive,
        Self::Determiner,
        Self::Preposition,
        Self::Conjunction,
        Self::To,
        Self::Modal,
        Self::Base,
        Self::Present,
        Self::PresentThird,
        Self::Past,
        Self::Participle,
        Self::Gerund,
        Self::Adjective,
        Self::Adverb,
        Self::Particle,
        Self::Number,
        Self::Interjection,
        Self::There,
        Self::Genitive,
        Self::WhDeterminer,
        Self::WhPronoun,
        Self::WhAdverb,
        Self::Mark,
    ];

    /// The tag for a Penn Treebank tag.
    pub fn of_penn(tag: &str) -> Self {
        match tag {
            "NNS" => Self::Nouns,
            "NNP" | "NNPS" => Self::Name,
            "PRP" => Self::Pronoun,
            "PRP$" => Self::Possessive,
            "DT" | "PDT" => Self::Determiner,
            "IN" => Self::Preposition,
            "CC" => Self::Conjunction,
            "TO" => Self::To,
            "MD" => Self::Modal,
            "VB" => Self::Base,
            "VBP" => Self::Present,
            "VBZ" => Self::PresentThird,
            "VBD" => Self::Past,
            "VBN" => Self::Participle,
            "VBG" => Self::Gerund,
            "JJ" | "JJR" | "JJS" => Self::Adjective,
            "RB" | "RBR" | "RBS" => Self::Adverb,
            "RP" => Self::Particle,
            "CD" => Self::Number,
            "UH" => Self::Interjection,
            "EX" => Self::There,
            "POS" => Self::Genitive,
            "WDT" => Self::WhDeterminer,
            "WP" | "WP$" => Self::WhPronoun,
            "WRB" => Self::WhAdverb,
            "," | "." | ":" | "``" | "''" | "-LRB-" | "-RRB-" | "HYPH" | "$" | "SYM" => Self::Mark,
            _ => Self::Noun,
        }
    }

    /// Its name in weight files: the Penn Treebank's.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 27] = [
            "NN", "NNS", "NNP", "PRP", "PRP$", "DT", "IN", "CC", "TO", "MD", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG",
            "JJ", "RB", "RP", "CD", "UH", "EX", "POS", "WDT", "WP", "WRB", ".",
        ];
        NAMES[self as usize]
    }

    /// A finite verb, a modal included: `Past`, `Present`, `PresentThird`, `Modal` ("said", "say", "says", "may").
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::PresentThird | Self::Modal)
    }

    /// Any form of a full verb, finite or not: `Base`, `Present`, `PresentThird`, `Past`, `Participle`, `Gerund`.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Present | Self::PresentThird | Self::Past | Self::Participle | Self::Gerund)
    }

    /// A form in -ed: `Past`, `Participle` ("issued").
    pub fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Participle)
    }

    /// A past or present participle: `Participle`, `Gerund` ("broken", "breaking").
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Participle | Self::Gerund)
    }

    /// A common noun: `Noun`, `Nouns`.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns)
    }

    /// A common or proper noun: `Noun`, `Nouns`, `Name`.
    pub fn is_noun_or_name(self) -> bool {
        self.is_noun() || self == Self::Name
    }

    /// A preposition, "to" included: `Preposition`, `To`. Subordinators such as "that" and "because" have the tag
    /// `Preposition` too.
    pub fn is_preposition(self) -> bool {
        matches!(self, Self::Preposition | Self::To)
    }

    /// What opens a relative clause or stands for its noun: `WhDeterminer`, `WhPronoun` ("which", "who").
    pub fn is_relative(self) -> bool {
        matches!(self, Self::WhDeterminer | Self::WhPronoun)
    }

    /// Any wh-word: `WhDeterminer`, `WhPronoun`, `WhAdverb` ("which", "who", "where").
    pub fn is_wh(self) -> bool {
        self.is_relative() || self == Self::WhAdverb
    }

    /// What a noun phrase can begin with: `Noun`, `Nouns`, `Name`, `Pronoun`, `Possessive`, `Determiner`, `Adjective`,
    /// `Number`.
    pub fn opens_noun_phrase(self) -> bool {
        self.is_noun_or_name()
            || matches!(self, Self::Pronoun | Self::Possessive | Self::Determiner | Self::Adjective | Self::Number)
    }

    /// What can stand before a noun in its phrase, or be that noun: `Noun`, `Nouns`, `Name`, `Adjective`, `Number`,
    /// `Participle`, `Gerund`, `Genitive`.
    pub fn is_modifier(self) -> bool {
        self.is_noun_or_name()
            || self.is_participle()
            || matches!(self, Self::Adjective | Self::Number | Self::Genitive)
    }
}
