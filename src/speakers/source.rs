//! A source as written, to whom it names: the name it is about, its head noun, an apposition; what names nobody goes to
//! `pronoun` and `description`. Owns the reading of one phrase.

use crate::{
    analysis::{EntityType, Form},
    lexicon::{nouns::Sex, people},
    quotes::statement::Run,
    speakers::{Finder, NOBODY, Place, UNNAMED, Voice},
    syntax::Tag,
};

impl Finder<'_> {
    /// The voice of a source as written.
    pub fn written(&self, source: Run) -> Voice {
        let document = self.document;
        let span = source.span(document);
        let first = document.lower(source.from);
        let single = source.to == source.from + 1;
        if single && matches!(first, "i" | "we" | "me" | "us") {
            return match self.outer {
                Some(outer) => Voice { basis: "pronoun", ..self.voices[outer] },
                None => NOBODY,
            };
        }
        let inside = self.inside(span);
        let whole = inside.iter().find(|place| place.span == span);
        if single && self.view.tags[source.from].is_relative() {
            return self.relative(source);
        }
        if single && matches!(first, "he" | "she" | "they" | "it" | "him" | "her" | "them") {
            return self.pronoun(source, whole.filter(|place| place.form == Form::Pronoun));
        }
        if let Some(voice) = self.former(source) {
            return voice;
        }
        let head = self.head(source);
        if inside.is_empty()
            && let Some(entity) = self.surname(source)
        {
            return Voice { speaker: Some(entity), anonymous: false, basis: "explicit", confidence: 0.85 };
        }
        // A name that the phrase is about, not one that it only mentions: "a lawyer for Dube".
        let mut people = inside.iter().filter(|place| place.form == Form::Name && self.person(place));
        if let Some(place) = people.find(|place| self.heads(source, place)) {
            return Self::named(place, "explicit", 0.98);
        }
        // "The council's clerk" is not the council.
        let over = |place: &&Place| place.span.contains(document.tokens[head].span);
        if let Some(place) = inside.iter().filter(over).find(|place| place.form == Form::Nominal) {
            return Self::named(place, "nominal", 0.85);
        }
        let noun = document.lower(head);
        let definite = matches!(first, "the" | "this" | "that");
        // "the Chilean said": somebody of whom that is known.
        if definite
            && source.to == source.from + 2
            && !noun.ends_with('s')
            && inside.iter().any(|place| self.kind(place.entity) == EntityType::Norp)
        {
            if let Some(place) = self.citizen(source) {
                return Self::named(place, "nominal", 0.75);
            }
            return self.antecedent(source, None).map_or(NOBODY, |voice| Voice {
                basis: "nominal",
                confidence: voice.confidence.min(0.7),
                ..voice
            });
        }
        // "the 64-year-old", "the ferryman": who spoke or was named last.
        let sex = match noun {
            _ if noun.ends_with("woman") => Some(Sex::Female),
            _ if noun.ends_with("man") => Some(Sex::Male),
            _ => None,
        };
        let kind = source.to == source.from + 2 && sex.is_some() && !people::person(noun);
        let age = source.to > source.from + 3
            && document.lower(source.to - 1) == "old"
            && document.lower(source.to - 3).starts_with("year");
        if definite
            && inside.is_empty()
            && (kind || age)
            && let Some(voice) = self.antecedent(source, sex)
        {
            return Voice { basis: "nominal", confidence: voice.confidence.min(0.7), ..voice };
        }
        if let Some(place) = inside.iter().filter(over).find(|place| place.form == Form::Name)
            && self.speaks(place)
            && (self.view.tags[head] == Tag::Name || !people::person(noun))
        {
            return Self::named(
                place,
                "explicit",
                if self.kind(place.entity) == EntityType::Person { 0.97 } else { 0.9 },
            );
        }
        let owned = self.view.tags[source.from] == Tag::Possessive;
        // "The union, Pilots of the Lagoon, said", "the other firm, Lagoon Star": the name behind the comma.
        if let Some(place) = inside.iter().find(|place| self.apposed(source, place)).filter(|_| !people::person(noun)) {
            return Self::named(place, "explicit", 0.85);
        }
        if people::person(noun) {
            return if definite || owned { self.description(source, head, definite) } else { UNNAMED };
        }
        let apposition = source.tokens().any(|token| document.lower(token) == ",");
        if definite
            && !apposition
            && people::group(noun)
            && let Some(entity) = self.group_named(source, noun)
        {
            return Voice { speaker: Some(entity), anonymous: false, basis: "nominal", confidence: 0.75 };
        }
        if people::paper(noun) {
            return Voice { basis: "explicit", confidence: 0.9, ..NOBODY };
        }
        let person = |token: usize| self.view.tags[token] != Tag::Name && people::person(document.lower(token));
        if source.tokens().take(12).any(person) {
            return UNNAMED;
        }
        // Behind a title or a role: "Foreign Minister Kovač" that no person was found in.
        let any =
            inside.iter().find(|place| place.form == Form::Name && self.speaks(place) && self.heads(source, place));
        match any {
            Some(place) => Self::named(place, "explicit", 0.8),
            None if matches!(first, "some" | "many" | "others" | "several" | "one" | "another" | "few" | "both") => {
                Voice { confidence: 0.8, ..UNNAMED }
            }
            None => Voice { basis: "explicit", ..NOBODY },
        }
    }

    /// The noun that a source is about: the last word of its first phrase.
    pub fn head(&self, source: Run) -> usize {
        let tags = &self.view.tags;
        let ends = |token: usize| {
            let tag = tags[token];
            matches!(
                tag,
                Tag::Preposition
                    | Tag::To
                    | Tag::WhPronoun
                    | Tag::WhDeterminer
                    | Tag::Participle
                    | Tag::Gerund
                    | Tag::Conjunction
            ) && token > source.from
                || self.document.lower(token) == ","
        };
        // Premodifiers can be participles: "retired", "accompanying".
        let stop = source.tokens().find(|&token| {
            let premodifier = tags[token].is_participle()
                && tags.get(token + 1).is_some_and(|tag| tag.is_noun_or_name() || *tag == Tag::Adjective);
            ends(token) && !premodifier
        });
        let mut last = stop.unwrap_or(source.to).max(source.from + 1) - 1;
        // "officials familiar with the matter"
        while last > source.from
            && matches!(tags[last], Tag::Adjective | Tag::Adverb | Tag::Genitive)
            && (tags[last - 1].is_noun() || matches!(tags[last - 1], Tag::Pronoun | Tag::Number))
        {
            last -= 1;
        }
        last
    }

    /// Whether a place is what the source is about, or an apposition to it: not an owner, not what hangs on a preposition.
    pub fn heads(&self, source: Run, place: &Place) -> bool {
        let document = self.document;
        let tokens = self.tokens(place);
        // "Osei lawyer Ana Reyes": an owner without a mark.
        let owner = |next: usize| {
            self.view.tags[next] == Tag::Genitive
                || self.view.tags[next] == Tag::Noun && self.person(place) && people::person(document.lower(next))
        };
        if tokens.to < source.to && owner(tokens.to) {
            return false;
        }
        // The role that the article gives somebody stands before the name: "Secretary of State Maria Lindqvist".
        let role = self.entities[place.entity as usize].role.map(|role| document.tokens_in(role));
        if role.is_some_and(|role| role.start == source.from && role.end == tokens.from) {
            return true;
        }
        // Titles before the name belong to it: "for President Banda".
        let mut before = tokens.from;
        while before > source.from {
            let tag = self.view.tags[before - 1];
            let word = document.lower(before - 1);
            if !(matches!(tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Possessive)
                || word == "-")
            {
                break;
            }
            before -= 1;
        }
        if before == source.from {
            return true;
        }
        let joint = before - 1;
        match self.view.tags[joint] {
            // "the head of the union, Anna Kovač": the comma stops the look; "of the union Kovač" cannot be told apart.
            Tag::Preposition | Tag::To => {
                // A role of several words goes before its holder: "Minister of Trade Anna Kovač".
                tokens.from - before > 1
                    && self.view.tags[tokens.from - 1] == Tag::Noun
                    && matches!(document.lower(joint), "of" | "for")
                    && !people::person(document.lower(tokens.from - 1))
                    && people::person_in(document, Run::new(source.from, joint))
            }
            Tag::WhPronoun
            | Tag::WhDeterminer
            | Tag::Participle
            | Tag::Gerund
            | Tag::Past
            | Tag::PresentThird
            | Tag::Present => matches!(document.lower(joint), "called" | "named"),
            _ => {
                // Not inside of a relative clause.
                let clause = (source.from..joint).any(|token| self.view.tags[token].is_relative());
                !clause
            }
        }
    }

    /// Whether a place is the name of a body that stands in apposition, right behind a comma.
    pub fn apposed(&self, source: Run, place: &Place) -> bool {
        let tokens = self.tokens(place);
        let article = usize::from(tokens.from > source.from && self.document.lower(tokens.from - 1) == "the");
        place.form == Form::Name
            && self.speaks(place)
            && tokens.from > source.from + article
            && self.document.lower(tokens.from - 1 - article) == ","
    }
}
