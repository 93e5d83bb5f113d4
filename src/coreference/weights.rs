//! What is weighed of whoever may be meant, and how much each fact weighs: `models/coreference.txt`, fitted by
//! `cargo xtask train coref`. Owns names and weights of the facts, not when one holds.

use crate::{keyed::keyed, models};
use std::sync::LazyLock;

keyed! {
    /// What asks whom it means; each has weights of its own.
    Asker {
        /// "he", "she".
        Pronoun = "pronoun",
        /// "it", "they", as a source.
        Group = "group",
        /// A description of a person: "the minister".
        Someone = "someone",
        /// A description of a body or place: "the bank".
        Something = "something",
        /// A quotation that stands alone.
        Alone = "alone",
    }
}

keyed! {
    /// What is weighed.
    Fact {
        /// Sentences since the candidate was spoken of.
        Distance = "distance",
        /// It is spoken of in the same sentence.
        Here = "here",
        /// It was last spoken of in another paragraph.
        Apart = "apart",
        /// It was the subject there.
        Subject = "subject",
        /// It was the first one there.
        First = "first",
        /// It opened its sentence as the subject, and nobody did after it: "Brandt warned that … He also promised …".
        Topic = "topic",
        /// How often it was spoken of before.
        Count = "count",
        /// How many names it has in the document.
        Names = "names",
        /// How unsure its names are.
        Unsure = "unsure",
        /// The tagger does not take it for a person.
        Doubtful = "doubtful",
        /// It was last spoken of as an owner: "Kovač's mother".
        Owner = "owner",
        /// The text says the same sex of it.
        Same = "same",
        /// The text says the other sex of it.
        Other = "other",
        /// Pronouns that seem to mean it are of the same sex, though they don't settle it,
        LeansSame = "leans-same",
        /// or of the other.
        LeansOther = "leans-other",
        /// The text says the same sex of it more than once.
        Sure = "sure",
        /// A form of address or a role says the same sex of it.
        Addressed = "addressed",
        /// Its given name is one that the same sex has more often.
        GivenSame = "given-same",
        /// Its given name is one that the other sex has more often.
        GivenOther = "given-other",
        /// The last such pronoun meant it,
        Held = "held",
        /// so many sentences ago.
        HeldAgo = "held-ago",
        /// The last pronoun of the other sex meant it.
        Opposite = "opposite",
        /// "Brandt told him": the subject of the clause is not its object.
        Bound = "bound",
        /// "Brandt blamed himself": but a reflexive is.
        Reflexive = "reflexive",
        /// "Brandt sold his boat".
        Possessive = "possessive",
        /// It comes after the pronoun: "When he arrived, Kovač said".
        Ahead = "ahead",
        /// Both are subjects.
        Parallel = "parallel",
        /// The pronoun is an object and the candidate was none, or the other way round.
        Crossed = "crossed",
        /// It speaks the quotation that the pronoun stands in.
        Speaks = "speaks",
        /// It says what the pronoun stands in, without marks: "Kovač said that he …".
        Reports = "reports",
        /// It was spoken of in a quotation only, and the pronoun stands in none.
        Quoted = "quoted",
        /// It was last spoken of in what somebody said, and what asks is a source outside of it: "Kovač said that Brandt had
        /// left. He said …".
        SourceReported = "source-reported",
        /// It was spoken of in the quotation that the pronoun stands in.
        Inside = "inside",
        /// It said the last statement.
        Spoke = "spoke",
        /// It said something in this sentence or the one before.
        SpokeNear = "spoke-near",
        /// It said the last statement, and what asks is a source.
        SourceSpoke = "source-spoke",
        /// It was a subject, and what asks is a source.
        SourceSubject = "source-subject",
        /// What asks is a source, and it was the subject of the sentence before, or the first there, after the last statement,
        Since = "since",
        /// and in the same paragraph.
        SinceHere = "since-here",
        /// It is the only person with a name in this sentence and the one before, up to here.
        Sole = "sole",
        /// What asks is a source, and it was first spoken of in this sentence or the one before.
        Introduced = "introduced",
        /// Somebody else has opened a later sentence,
        Overtaken = "overtaken",
        /// and what asks is a source.
        SourceOvertaken = "source-overtaken",
        /// What asks is a source, and it has said nothing so far, though somebody has; neither `since` nor `introduced`
        /// holds.
        Silent = "silent",
        /// What asks is the source behind a statement, and it was named last in what is said: "Kovač opened the bridge, he
        /// said."
        Told = "told",
        /// It said the last statement, and what asks is a source in a later paragraph, in which somebody else was the first
        /// to be spoken of: "… Rosa Teo said. ¶ Her mother Lan Teo started the stall. “I never did,” she calls."
        Displaced = "displaced",
        /// The pronoun is no source and stands in a quotation, and it said the last statement or was the last subject.
        QuotedTopic = "quoted-topic",
        /// It has no name.
        Stranger = "stranger",
        /// It has no name, and is what was spoken of last.
        StrangerLast = "stranger-last",
        /// It has no name, and `since` holds of it.
        StrangerSince = "stranger-since",
        /// It is several.
        Plural = "plural",
        /// It is no person.
        Thing = "thing",
        /// The text says the noun of it: minister, bank.
        Noun = "noun",
        /// The text says the noun of it, and of nobody else who may be meant.
        Only = "only",
        /// The noun stands beside its name.
        Beside = "beside",
        /// How many of the other words of the description are said of it.
        Words = "words",
        /// How many are not.
        OtherWords = "other-words",
        /// The description says its country; or it is a country itself, and a pronoun asks: "India and her neighbours".
        Country = "country",
        /// The description says another country than the text says of it.
        OtherCountry = "other-country",
        /// The noun fits many: official, company.
        General = "general",
        /// The same, of a description that says nothing more, of somebody spoken of in the sentence before.
        GeneralNear = "general-near",
        /// What asks is a source that says a noun and nothing more: "the union".
        SourceBare = "source-bare",
        /// The text says another noun of it.
        Else = "else",
        /// The text says no noun of it.
        Unsaid = "unsaid",
        /// The same, where a source says a noun and nothing more, and `introduced` holds: "Lucía Herrera saved two
        /// penalties. “I waited,” the goalkeeper said."
        UnsaidIntroduced = "unsaid-introduced",
        /// The same, where `sole` holds.
        UnsaidSole = "unsaid-sole",
        /// The same, where it was the subject.
        UnsaidSubject = "unsaid-subject",
        /// The text says no noun of it, and the noun is a post that a body has one of: "the mayor".
        UnsaidPost = "unsaid-post",
        /// Nobody who is known is meant.
        Nobody = "nobody",
        /// The same, of a description with something behind it: "the mayor of Torvale".
        NobodyLong = "nobody-long",
        /// The same, of one with an owner: "the city's mayor".
        NobodyOwned = "nobody-owned",
        /// The same, of one with other words: "the regional director".
        NobodyWords = "nobody-words",
        /// The same, of a source.
        NobodySource = "nobody-source",
        /// The same, within a quotation.
        NobodyQuoted = "nobody-quoted",
        /// The same, where the noun fits many.
        NobodyGeneral = "nobody-general",
        /// The same, where the noun is a post that a body has one of.
        NobodyPost = "nobody-post",
    }
}

/// How many facts there are.
pub const FACTS: usize = Fact::ALL.len();

/// What is known of a candidate.
pub type Facts = [f64; FACTS];

/// Sets a fact that holds or not.
pub fn flag(facts: &mut Facts, fact: Fact, holds: bool) {
    facts[fact as usize] = f64::from(u8::from(holds));
}

/// The weights of all facts for each of those who ask.
#[derive(Clone, Debug, PartialEq)]
pub struct CoreferenceWeights(pub [Facts; Asker::ALL.len()]);

/// Those in the library.
pub static WEIGHTS: LazyLock<CoreferenceWeights> =
    LazyLock::new(|| models::fitting(CoreferenceWeights::read(models::COREFERENCE)));

impl CoreferenceWeights {
    /// Reads a line for each asker and fact, `ASKER FACT WEIGHT`, in hundredths, since reading
    /// a fraction would cost the module 20 KB; what is not there weighs nothing. Fails with the line
    /// that it cannot read.
    pub fn read(file: &str) -> Result<Self, String> {
        let mut weights = Self([[0.0; FACTS]; Asker::ALL.len()]);
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&str> = line.split(' ').collect();
            let [asker, fact, weight] = columns[..] else { return Err(line.to_owned()) };
            let asker = Asker::ALL.iter().find(|known| known.as_str() == asker);
            let fact = Fact::ALL.iter().find(|known| known.as_str() == fact);
            match (asker, fact, weight.parse::<i32>()) {
                (Some(&asker), Some(&fact), Ok(weight)) => {
                    weights.0[asker as usize][fact as usize] = f64::from(weight) / 100.0;
                }
                _ => return Err(line.to_owned()),
            }
        }
        Ok(weights)
    }

    /// How much speaks for a candidate.
    pub fn sum(&self, asker: Asker, facts: &Facts) -> f64 {
        facts.iter().zip(&self.0[asker as usize]).map(|(fact, weight)| fact * weight).sum()
    }
}
