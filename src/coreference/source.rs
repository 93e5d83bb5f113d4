//! A source as written, to what its head is: a name, a pronoun, a description, people without a name. Owns the reading of
//! the phrase, not whom a pronoun or a description means.

use crate::{
    analysis::EntityType,
    coreference::{
        head_noun::{self, Sources},
        memory::NameSite,
    },
    hash,
    lexicon::{nouns, people},
    syntax::{Tag, noun_phrase},
    text::Run,
};

/// What stands at the head of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceHead {
    /// A name, by its entity and its first token.
    Name(u32, usize),
    /// The name of an entity where nobody found one.
    Bearer(u32),
    /// "he", "she".
    Person,
    /// "it", "they".
    Group,
    /// "I", "we".
    First,
    /// "who", "which".
    Relative,
    /// "the former", "the latter".
    OfTwo(bool),
    /// A description of somebody or something: its noun, and what that says.
    Description(usize, EntityType),
    /// Something written: its noun.
    Document(usize),
    /// People who are not named.
    Unnamed(usize),
    /// Nothing that anybody could be found for.
    Nobody,
}

/// The head of a source.
pub fn head(cx: &Sources, source: Run) -> SourceHead {
    let text = cx.text;
    let first = text.lower(source.from);
    if source.to == source.from + 1 {
        match first {
            "i" | "we" | "me" | "us" => return SourceHead::First,
            "he" | "she" | "him" | "her" | "his" => return SourceHead::Person,
            "they" | "it" | "them" => return SourceHead::Group,
            _ if text.tag(source.from).is_relative() => return SourceHead::Relative,
            _ => {}
        }
    }
    let last = text.lower(source.to - 1);
    if source.to - source.from <= 2 && matches!(last, "former" | "latter") {
        return SourceHead::OfTwo(last == "former");
    }
    // "Kim Seo - yeon said": what was cut at a dash is the whole name.
    if let Some(site) = cx.across(source.from).filter(|site| cx.can_speak(site)) {
        return SourceHead::Name(site.entity, site.tokens.start);
    }
    let inside = cx.within(source);
    if inside.is_empty()
        && let Some(entity) = only_bearer(cx, source)
    {
        return SourceHead::Bearer(entity);
    }
    let named = |site: &NameSite| SourceHead::Name(site.entity, site.tokens.start);
    // "Moscow's denial": all of it is the name.
    let whole = |site: &&NameSite| {
        let end = source.to - usize::from(source.to > source.from + 1 && text.tag(source.to - 1) == Tag::Genitive);
        site.tokens == (source.from..end) && cx.can_speak(site)
    };
    if let Some(site) = inside.first().filter(whole) {
        return named(site);
    }
    // "Torvale Steel (TSL), a maker of rails, said"
    let explained = |site: &&NameSite| site.tokens.start == source.from && text.lower(site.tokens.end) == "(";
    if let Some(site) = inside.first().filter(explained).filter(|site| cx.can_speak(site)) {
        return named(site);
    }
    // "MMC for Health Ana Kovač", "Torvale harbour police sergeant Ana Kovač": nothing but nouns stands before whom they are
    // said of. "The wife of President Kovač" is somebody else.
    let noun = |token: usize| text.tag(token).is_noun_or_name() || text.tag(token) == Tag::Adjective;
    let called = |site: &&NameSite| {
        let start = site.tokens.start;
        let comma = (source.from..start).any(|token| text.lower(token) == ",");
        if !cx.is_person(site) || site.tokens.end != source.to || start == source.from || comma || !noun(start - 1) {
            return false;
        }
        let from = (source.from..start).rev().find(|&token| !noun(token)).map_or(source.from, |before| before + 1);
        let hangs = (source.from..from).any(|token| text.tag(token).is_preposition());
        // What hangs on a preposition is a field, not a person: "for Health", but "of President", "for murdered".
        let field = || text.tag(start - 1).is_noun_or_name() && !people::person_in(text.document, from..start);
        !hangs || field()
    };
    if let Some(site) = inside.last().filter(called) {
        return named(site);
    }
    // A name that the phrase is about, not one that it only mentions: "a lawyer for Dube".
    if let Some(site) = inside.iter().find(|site| cx.is_person(site) && head_noun::is_head(cx, source, site)) {
        return named(site);
    }
    let head = noun_phrase::head(text.document, text.tags, source);
    let noun = text.lower(head);
    let definite = matches!(first, "the" | "this" | "that");
    // "the Chilean said": somebody of whom that is known.
    let citizen = || source.to == source.from + 2 && !noun.ends_with('s') && country(cx, source.to - 1).is_some();
    // "the ferryman", "the steerswoman"
    let kind_of_person = || {
        source.to == source.from + 2
            && (noun.ends_with("man") || noun.ends_with("woman"))
            && !text.document.is_capital(source.to - 1)
    };
    if definite && (citizen() && !people::person(noun) || kind_of_person() || inside.is_empty() && is_age(cx, source)) {
        return SourceHead::Description(head, EntityType::Person);
    }
    // "the MCE", whom the text has introduced by these letters
    if definite && source.to == source.from + 2 && cx.letters.contains(&hash::text(noun)) && is_capitals(cx, head) {
        return SourceHead::Description(head, EntityType::Person);
    }
    let over = inside.iter().find(|site| site.tokens.contains(&head));
    if let Some(site) = over.filter(|site| cx.can_speak(site))
        && (text.tag(head) == Tag::Name || !people::person(noun))
    {
        return named(site);
    }
    // "Torvale's Sabah newspaper", "the Lagoon TV station"
    if let Some(site) = inside.iter().rev().find(|site| head_noun::is_named_so(cx, site, head)) {
        return named(site);
    }
    // "The union, Pilots of the Lagoon, said", "the other firm, Lagoon Star": the name behind the comma.
    if let Some(site) =
        inside.iter().find(|site| head_noun::is_apposed(cx, source, site)).filter(|_| !people::person(noun))
    {
        return named(site);
    }
    // "The Speaker of the National Assembly Anna Kovač"
    let last = inside.last().filter(|site| cx.is_person(site) && site.tokens.end == source.to);
    if let Some(site) = last.filter(|site| people::person(noun) && head_noun::has_role(cx, site, head)) {
        return named(site);
    }
    let owned =
        text.tag(source.from) == Tag::Possessive || (source.from..head).any(|token| text.tag(token) == Tag::Genitive);
    // "GCC Secretary-General", as headlines and agencies write
    let bare = !matches!(text.tag(source.from), Tag::Determiner | Tag::Number)
        && !matches!(first, "another" | "one" | "some" | "many" | "several" | "no" | "any" | "every" | "each");
    if people::person(noun) {
        let one = (definite || owned || bare) && text.tag(head) != Tag::Nouns;
        return if one { SourceHead::Description(head, EntityType::Person) } else { SourceHead::Unnamed(head) };
    }
    if people::document(noun) {
        return SourceHead::Document(head);
    }
    let comma = source.tokens().find(|&token| text.lower(token) == ",");
    let apposition = comma.is_some_and(|comma| inside.iter().any(|site| site.tokens.start == comma + 1));
    if (definite || owned) && !apposition && people::group(noun) {
        return SourceHead::Description(head, EntityType::Organization);
    }
    // "The city said", "the municipality"
    if definite && source.to == source.from + 2 && people::place(noun) {
        return SourceHead::Description(head, EntityType::Location);
    }
    let person = |token: usize| text.tag(token) != Tag::Name && people::person(text.lower(token));
    if let Some(token) = source.tokens().take(12).find(|&token| person(token)) {
        return SourceHead::Unnamed(token);
    }
    // Behind a title or a role: "Foreign Minister Kovač" that no person was found in.
    if let Some(site) = inside.iter().find(|site| cx.can_speak(site) && head_noun::is_head(cx, source, site)) {
        return named(site);
    }
    if matches!(first, "some" | "many" | "others" | "several" | "one" | "another" | "few" | "both") {
        return SourceHead::Unnamed(head);
    }
    SourceHead::Nobody
}

/// The country that a word for its people says: "Chilean", "Dutchman".
pub fn country(cx: &Sources, token: usize) -> Option<u16> {
    let form = cx.text.document.form(token);
    let stem = form.strip_suffix("woman").or_else(|| form.strip_suffix("man")).unwrap_or(form);
    nouns::country_of(form).or_else(|| nouns::country_of(stem))
}

/// Whether a token is written in capitals.
fn is_capitals(cx: &Sources, token: usize) -> bool {
    cx.text.document.form(token).chars().all(char::is_uppercase)
}

/// "the 64-year-old"
fn is_age(cx: &Sources, source: Run) -> bool {
    source.to > source.from + 3
        && cx.text.lower(source.to - 1) == "old"
        && cx.text.lower(source.to - 3).starts_with("year")
}

/// The one person of the article whose name ends as a source does where nobody found a name.
fn only_bearer(cx: &Sources, source: Run) -> Option<u32> {
    let form = cx.text.document.form(source.to - 1);
    if !form.starts_with(char::is_uppercase) {
        return None;
    }
    let same = |(_, entity): &(u32, &crate::analysis::Entity)| {
        entity.kind == EntityType::Person
            && entity.name.rsplit(' ').next().is_some_and(|surname| surname.eq_ignore_ascii_case(form))
    };
    let mut holders = (0..).zip(cx.entities).take(200).filter(same);
    holders.next().filter(|_| holders.next().is_none()).map(|(entity, _)| entity)
}
