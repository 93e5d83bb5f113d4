//! Whom a pronoun means as a source: who spoke last, or whom the sentences before are about. Owns the look backwards, not
//! descriptions.

use crate::{
    analysis::{EntityType, Form, ParagraphKind},
    lexicon::{nouns::Sex, people},
    quotes::statement::Run,
    speakers::{BACK, Finder, NOBODY, Place, UNNAMED, Voice, sex_of},
    syntax::Tag,
};

impl Finder<'_> {
    /// "who", "which": the name or description right before it.
    pub fn relative(&self, source: Run) -> Voice {
        let document = self.document;
        let start = document.tokens[source.from].span.start;
        let before = self.places.partition_point(|place| place.span.end <= start);
        let sentence = document.sentences[document.tokens[source.from].sentence as usize].span;
        let who = document.lower(source.from) == "who";
        let near = self.places[..before].iter().rev().take(4).find(|place| {
            place.span.start >= sentence.start
                && self.speaks(place)
                && (!who || !matches!(self.kind(place.entity), EntityType::Location | EntityType::Facility))
        });
        // What stands between is an apposition at most.
        let close = near.filter(|place| {
            let from = self.tokens(place).to;
            from + 12 > source.from && !(from..source.from).any(|token| self.view.tags[token].is_finite())
        });
        match close {
            Some(place)
                if (self.tokens(place).to..source.from).all(|token| !people::person(document.lower(token)))
                    || self.person(place) =>
            {
                Self::named(place, "pronoun", 0.85)
            }
            _ => {
                let from = source.from.saturating_sub(8);
                let people = (from..source.from).any(|token| people::person(document.lower(token)));
                if people { Voice { basis: "pronoun", confidence: 0.8, ..UNNAMED } } else { NOBODY }
            }
        }
    }

    /// Whom a pronoun means: whoever spoke last or is the subject of the sentences before; `mention` is what the
    /// entities say.
    pub fn pronoun(&self, source: Run, mention: Option<&Place>) -> Voice {
        let word = self.document.lower(source.from);
        let mine = match word {
            "he" | "she" | "him" | "her" => self.antecedent(source, sex_of(word)),
            _ => self.group_before(source, word == "it"),
        };
        match (mention, mine) {
            (Some(place), Some(voice)) if voice.speaker == Some(place.entity) => Self::named(place, "pronoun", 0.95),
            (_, Some(voice)) => voice,
            (Some(place), None) => Self::named(place, "pronoun", 0.85),
            (None, None) => NOBODY,
        }
    }

    /// The last of those who speak in a sentence, before `token` and in the article's own words.
    pub fn speaks_in(&self, sentence: usize, token: usize) -> Option<(Voice, Run)> {
        (0..self.voices.len()).rev().take(16).find_map(|index| {
            let source = *self.statements[index].source.first()?;
            let known = self.voices[index].speaker.is_some() || self.voices[index].anonymous;
            let own = source.from < token
                && self.document.tokens[source.from].sentence as usize == sentence
                && self.document.tokens[source.from].quotation.is_none()
                && known
                && !self.said(source.from);
            own.then_some((self.voices[index], source))
        })
    }

    /// Whether a token stands in what somebody says.
    pub fn said(&self, token: usize) -> bool {
        (0..self.voices.len()).rev().take(16).any(|index| self.holds(index, token))
    }

    /// Whether one unnamed person can be called "he" or "she".
    pub fn one(&self, source: Run, sex: Option<Sex>) -> bool {
        let head = self.head(source);
        let said = people::sex(self.document.lower(head)).or_else(|| sex_of(self.document.lower(source.from)));
        let plural = self.view.tags[head] == Tag::Nouns
            || matches!(
                self.document.lower(source.from),
                "they" | "some" | "many" | "others" | "several" | "two" | "both"
            );
        !plural && (said.is_none() || sex.is_none() || said == sex)
    }

    /// Whether a sentence is about one person who is not named: "A woman behind her did."
    pub fn stranger_in(&self, sentence: usize, token: usize, sex: Option<Sex>) -> bool {
        let document = self.document;
        let tokens = &document.sentences[sentence].tokens;
        let (from, to) = (tokens.start as usize, (tokens.end as usize).min(token));
        if from + 1 >= to || !matches!(document.lower(from), "a" | "an" | "another" | "one") {
            return false;
        }
        let end = (from + 1..to.min(from + 7))
            .find(|&token| {
                let tag = self.view.tags[token];
                tag.is_finite() || matches!(tag, Tag::Preposition | Tag::WhPronoun)
            })
            .unwrap_or(to.min(from + 4));
        let subject = Run::new(from, end.max(from + 1));
        people::person_in(document, subject)
            && self.one(subject, sex)
            && self.inside(subject.span(document)).iter().all(|place| place.form != Form::Name || !self.person(place))
    }

    /// The first person named in a sentence before `token`, in the article's own words.
    pub fn named_in(&self, sentence: usize, token: usize, fits: impl Fn(u32) -> bool) -> Option<&Place> {
        let span = self.document.sentences[sentence].span;
        let own = |place: &&Place| {
            let from = self.tokens(place).from;
            place.form == Form::Name
                && from < token
                && self.document.tokens[from].quotation.is_none()
                && fits(place.entity)
                && !self.said(from)
        };
        // "Over the roofs of Mirpur, Rashid Lodhi cut his bamboo": not what hangs on a preposition.
        let free = |place: &&Place| {
            let before = self.tokens(place).from.checked_sub(1).map(|before| self.view.tags[before]);
            !before.is_some_and(Tag::is_preposition)
        };
        let near = self.inside(span);
        let near = &near[..near.len().min(BACK)];
        near.iter().filter(free).find(own).or_else(|| near.iter().find(own))
    }

    /// Whom "he" or "she" means in a sentence before `token`, in the article's own words.
    pub fn meant_in(&self, sentence: usize, token: usize, sex: Option<Sex>) -> Option<&Place> {
        let span = self.document.sentences[sentence].span;
        self.inside(span).iter().take(BACK).find(|place| {
            let from = self.tokens(place).from;
            place.form == Form::Pronoun
                && from < token
                && sex.is_some()
                && sex_of(self.document.lower(from)) == sex
                && self.document.tokens[from].quotation.is_none()
                && !self.said(from)
        })
    }

    /// The sentences from that of `token` backwards, as far as a pronoun looks: into the paragraph before.
    pub fn earlier(&self, token: usize) -> impl Iterator<Item = usize> {
        let document = self.document;
        let sentence = document.tokens[token].sentence as usize;
        let mut paragraphs = 0;
        let mut last = document.sentences[sentence].paragraph;
        (0..=sentence)
            .rev()
            .filter(|&index| document.kind_of(index).counts() && document.kind_of(index) != ParagraphKind::Heading)
            .take_while(move |&index| {
                paragraphs += u32::from(document.sentences[index].paragraph != last);
                last = document.sentences[index].paragraph;
                paragraphs < 3
            })
            .take(10)
    }

    /// The person whom "he" or "she" means.
    pub fn antecedent(&self, source: Run, sex: Option<Sex>) -> Option<Voice> {
        let fits = |entity: u32| {
            self.kind(entity) == EntityType::Person
                && (sex.is_none() || self.sexes[entity as usize].is_none() || self.sexes[entity as usize] == sex)
        };
        for (back, index) in self.earlier(source.from).enumerate() {
            let sure = if back < 2 { 0.85 } else { 0.7 };
            let spoke = self.speaks_in(index, source.from).filter(|&(voice, source)| match voice.speaker {
                Some(speaker) => fits(speaker),
                None => self.one(source, sex),
            });
            if let Some((voice, _)) = spoke {
                return Some(Voice { basis: "pronoun", confidence: voice.confidence.min(sure), ..voice });
            }
            if self.stranger_in(index, source.from, sex) {
                return Some(Voice { basis: "pronoun", confidence: sure, ..UNNAMED });
            }
            if let Some(place) = self.named_in(index, source.from, fits) {
                return Some(Self::named(place, "pronoun", sure));
            }
            // "Does she never get it wrong?": whom the same pronoun means there.
            if let Some(place) = self.meant_in(index, source.from, sex).filter(|place| back > 0 && fits(place.entity)) {
                return Some(Self::named(place, "pronoun", f64::min(sure, 0.75)));
            }
        }
        None
    }

    /// The group or paper that "it" means, or those whom "they" means: who spoke last.
    pub fn group_before(&self, source: Run, one: bool) -> Option<Voice> {
        let group = |entity: u32| {
            use EntityType::*;
            matches!(self.kind(entity), Organization | Location | Norp | Facility | Misc)
        };
        for (back, index) in self.earlier(source.from).take(3).enumerate() {
            let voice = self.speaks_in(index, source.from).map(|(voice, _)| voice);
            let fits = |voice: &Voice| voice.speaker.map_or(!one, |speaker| back == 0 && one || group(speaker));
            if let Some(voice) = voice.filter(fits) {
                return Some(Voice { basis: "pronoun", confidence: voice.confidence.min(0.8), ..voice });
            }
        }
        None
    }
}
