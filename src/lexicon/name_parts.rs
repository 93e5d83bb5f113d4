//! Words inside names that count for little in comparing them, and stand in small letters in lines of names:
//! `lexicons/name-parts.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case, without a stop of its own, has a class.
    is(NamePart), in "name-parts"
}

#[cfg(test)]
mod tests {
    use super::{NamePart::*, *};
    use crate::{
        Settings,
        analysis::{Entity, EntityType, Form},
        analyze,
        lexicon::word_list::source,
    };

    /// A text has a company for a legal form, one name for a linking word, and else two forms of one name.
    #[test]
    fn every_word_has_its_classes_and_counts_for_little_in_its_texts() {
        let all = [
            ("article", Article),
            ("particle", Particle),
            ("linking", Linking),
            ("suffix", Suffix),
            ("legal-form", LegalForm),
            ("weak-legal-form", WeakLegalForm),
            ("optional-place", OptionalPlace),
            ("optional-organization", OptionalOrganization),
        ];
        let mut wrong = Vec::new();
        for entry in source::entries("name-parts.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            assert_eq!(entry.classes.len(), entry.examples.len(), "{}", entry.word);
            for (class, (_, text)) in entry.classes.iter().zip(&entry.examples) {
                let analysis = analyze(text, &Settings::default()).expect("short enough");
                let names =
                    |entity: &Entity| entity.mentions.iter().filter(|mention| mention.form == Form::Name).count();
                let mut entities = analysis.entities.iter();
                let counts_for_little = match class.as_str() {
                    "linking" => analysis.entities.len() == 1,
                    "legal-form" => entities.any(|entity| entity.kind == EntityType::Organization),
                    _ => entities.any(|entity| names(entity) > 1),
                };
                if !counts_for_little {
                    wrong.push(format!("{} {class}: {text}", entry.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
