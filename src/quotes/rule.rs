//! What found a statement, by name. Owns the names, not what the rules do.

use crate::keyed::keyed;

keyed! {
    /// What found a statement: a rule, or the learned passes.
    Rule {
        /// The learned passes: a cue, and what around it is content and source.
        Learned = "learned",
        /// A quotation with the words beside it that say who spoke: “It is late,” she said.
        DirectSpeech = "direct-speech",
        /// A quotation that stands alone, in the mouth of whoever spoke last.
        QuotationAlone = "quotation-alone",
        /// A cue and what it reports without marks: she said that it was late.
        IndirectSpeech = "indirect-speech",
        /// A name and a colon in a headline, or a colon and a name.
        HeadlineLabel = "headline-label",
        /// A name and a colon at the beginning of a turn of an interview.
        Turn = "turn",
        /// A paragraph of its own behind a reporting verb and a colon.
        BlockQuote = "block-quote",
    }
}
