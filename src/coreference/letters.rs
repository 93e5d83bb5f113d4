//! Titles that the text introduces with their letters: "the Municipal Chief Executive (MCE)". Owns which letters stand for
//! a title, and whose it is.

use crate::{
    analysis::EntityType,
    coreference::memory::{Actor, NameSite},
    entities::Said,
    hash,
    lexicon::people,
    syntax::role_phrase::TaggedText,
    text::TokenKind,
};
use std::ops::Range;

/// How far from the letters in brackets the name of whoever holds the title stands.
const REACH: usize = 10;

/// More letters than these are not looked at.
const MOST: usize = 16;

/// Titles of more words than these have no letters.
const LONGEST: usize = 8;

/// The letters that stand for titles, as hashes of the word in lower case; those whose roles hold the title written out,
/// or whose name stands beside it, are given them as a noun.
pub fn introduce(text: TaggedText, sites: &[NameSite], said: &[Said], actors: &mut [Actor]) -> Vec<u64> {
    let mut all = Vec::new();
    let tokens = &text.document.tokens;
    // "Additional Superintendent of Police Anna Kovač", later "the ASP"
    for said in said.iter().filter(|said| (2..=LONGEST).contains(&said.tokens.len())) {
        let at = sites.partition_point(|site| tokens[site.tokens.start].span.start < said.name.start);
        if let (Some(letters), Some(site)) = (initials(text, said.tokens.clone()), sites.get(at)) {
            actors[site.entity as usize].nouns.push(letters);
            if !all.contains(&letters) && all.len() < MOST {
                all.push(letters);
            }
        }
    }
    // "Anna Kovač, OC of Torvale Police Station", later "the OC"
    for (index, site) in sites.iter().enumerate() {
        let at = site.tokens.end + 1;
        if all.len() < MOST
            && actors[site.entity as usize].kind == EntityType::Person
            && at + 1 < tokens.len()
            && text.lower(at - 1) == ","
            && matches!(text.lower(at + 1), "of" | "for" | "at")
            && is_letters(text.document.form(at))
            && sites.get(index + 1).is_none_or(|next| next.tokens.start > at)
        {
            let letters = hash::text(text.lower(at));
            actors[site.entity as usize].nouns.push(letters);
            all.push(letters);
        }
    }
    for open in 1..tokens.len().saturating_sub(2) {
        if tokens[open].kind != TokenKind::Mark
            || text.document.form(open) != "("
            || text.document.form(open + 2) != ")"
        {
            continue;
        }
        if all.len() >= 2 * MOST {
            break;
        }
        let Some(title) = title_before(text, open) else { continue };
        let letters = hash::text(text.lower(open + 1));
        all.push(letters);
        let overlaps = |said: &&Said| said.tokens.start < title.end && title.start < said.tokens.end;
        let holders = said.iter().filter(overlaps).map(|said| said.name.start);
        let mut found: Vec<u32> = Vec::new();
        for start in holders {
            let at = sites.partition_point(|site| tokens[site.tokens.start].span.start < start);
            found.extend(sites.get(at).map(|site| site.entity));
        }
        // "the Municipal Chief Executive (MCE) for Torvale, Anna Kovač"
        if found.is_empty() {
            let person = |site: &&NameSite| actors[site.entity as usize].kind == EntityType::Person;
            let at = sites.partition_point(|site| site.tokens.start < open);
            let behind = sites[at..].iter().take(4).find(person).filter(|site| site.tokens.start <= open + REACH);
            let same = |site: &&NameSite| tokens[site.tokens.start].sentence == tokens[open].sentence;
            found.extend(behind.filter(same).map(|site| site.entity));
        }
        for holder in found {
            actors[holder as usize].nouns.push(letters);
        }
    }
    all
}

/// Whether a word is two to four capital letters.
fn is_letters(form: &str) -> bool {
    (2..=4).contains(&form.len()) && form.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The initials of a title of capitalised words, as a word in lower case.
fn initials(text: TaggedText, title: Range<usize>) -> Option<u64> {
    let mut letters = String::new();
    for token in title {
        let form = text.document.form(token);
        match form.chars().next() {
            Some(first) if first.is_uppercase() => letters.extend(first.to_lowercase()),
            _ if is_small(form) => {}
            _ => return None,
        }
    }
    (letters.chars().count() >= 2).then(|| hash::text(&letters))
}

/// A word that gives a title no letter.
fn is_small(lower: &str) -> bool {
    matches!(lower, "of" | "the" | "and" | "for" | "in" | "-")
}

/// The title before a bracket at `open` that the letters in it stand for.
fn title_before(text: TaggedText, open: usize) -> Option<Range<usize>> {
    let letters: Vec<char> = text.document.form(open + 1).chars().filter(|letter| *letter != '.').collect();
    if !(2..=6).contains(&letters.len()) || !letters.iter().all(|letter| letter.is_uppercase()) {
        return None;
    }
    let mut at = open;
    for letter in letters.iter().rev() {
        at = at.checked_sub(1)?;
        while is_small(text.lower(at)) {
            at = at.checked_sub(1)?;
        }
        let first = text.document.form(at).chars().next()?;
        if !first.to_uppercase().eq(letter.to_uppercase()) {
            return None;
        }
    }
    people::person(text.lower(open - 1)).then_some(at..open)
}
