//! What found a statement, by name. Owns the names, not what the rules do.

use crate::keyed::keyed;

keyed! {
    /// What found a statement: a rule, or the learned passes.
    Rule {
        /// The learned passes: a cue, and what around it is content and source.
        Learned = "learned",
        /// A subject and its verb behind a quotation: “It is late,” she said.
        AttributionBehind = "attribution-behind",
        /// A verb and its subject behind a quotation: “It is late,” said Anna Kovač.
        AttributionInverted = "attribution-inverted",
        /// Any verb and its subject behind a whole sentence: “We won!” beamed Anna Kovač.
        AttributionByAction = "attribution-by-action",
        /// A subject and its verb, or a noun that reports, before a quotation: She said: “It is late.” She made this remark:
        /// “It is late.”
        AttributionBefore = "attribution-before",
        /// A name and a colon before a quotation: Nurse Adaeze Nwosu: “It is late.”
        NameBefore = "name-before",
        /// A dash and a name behind a quotation: “It is late.” – Anna Kovač
        Signature = "signature",
        /// A quotation that stands alone, in the mouth of whoever spoke last.
        QuotationAlone = "quotation-alone",
        /// "According to" and a name, before, behind or inside what is said: The road is open, according to the mayor.
        AccordingTo = "according-to",
        /// A colon behind the verb, without marks: She said: the road is open.
        ColonClause = "colon-clause",
        /// A clause right behind the verb, with its conjunction: She said that the road was open.
        ThatClause = "that-clause",
        /// The same behind the hearer, a day or a place: She told the paper on Monday that the road was open.
        DistantThatClause = "distant-that-clause",
        /// A clause without a conjunction: She said the road was open.
        BareClause = "bare-clause",
        /// An infinitive, with the hearer before it: She promised to mend the road; she told him to wait; she hopes to win.
        Infinitive = "infinitive",
        /// A noun phrase behind a verb that reports it: She praised the divers.
        ReportedObject = "reported-object",
        /// A noun that reports, with what is reported behind it: her claim that the road was open; calls for an end to the
        /// strike.
        ReportingNoun = "reporting-noun",
        /// The hearer as subject: Residents were told by the inspector that the road was open.
        PassiveHearer = "passive-hearer",
        /// Nobody, or somebody behind "by", as subject: It was decided that the mill would close.
        PassiveClause = "passive-clause",
        /// What is reported as subject: The plan was praised by Anna Kovač; the clerk was accused of theft.
        PassiveObject = "passive-object",
        /// A relative clause with its verb behind the one that reports: the road, which she said is open.
        RelativeGap = "relative-gap",
        /// Subject and verb at the end of what is said: The road is open, she said.
        ParentheticalBehind = "parenthetical-behind",
        /// The same, and something that hangs on: The road is open, she said, adding that it was late.
        ParentheticalHanging = "parenthetical-hanging",
        /// Subject and verb inside what is said: The museum, she said, would open.
        ParentheticalInside = "parenthetical-inside",
        /// Subject and verb behind what is said, with a place or time: The road is open, she said at the gate.
        ParentheticalPlace = "parenthetical-place",
        /// Verb and subject behind what is said: The road is open, said Anna Kovač.
        ParentheticalInverted = "parenthetical-inverted",
        /// A name and a colon in a headline, or a colon and a name: Kovač: The road is open. The road is open: minister
        HeadlineLabel = "headline-label",
        /// A quotation in a headline that names nobody: Boss ‘told staff to keep quiet’ about leak
        HeadlineQuotation = "headline-quotation",
        /// A name and a colon at the beginning of a turn of an interview.
        Turn = "turn",
        /// A paragraph of its own behind a verb that reports and a colon.
        BlockQuote = "block-quote",
        /// A reader, by a correction.
        Reader = "reader",
    }
}
