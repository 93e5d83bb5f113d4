//! What rules ask of nouns beyond their type: `lexicons/noun-classes.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word in lower case has a class.
    is(NounClass), in "noun-classes"
}

#[cfg(test)]
mod tests {
    use super::{NounClass::*, *};
    use crate::{
        Analysis, Settings,
        analysis::{EntityType, Form},
        analyze,
        lexicon::word_list::source,
    };

    #[test]
    fn every_noun_has_its_classes_and_acts_by_them_in_its_texts() {
        let all = [
            ("person", Person),
            ("group", Group),
            ("document", Document),
            ("general", General),
            ("country", Country),
            ("any-type", AnyType),
            ("district", District),
            ("office", Office),
            ("post", Post),
            ("food", Food),
            ("of-name", OfName),
        ];
        let mut wrong = Vec::new();
        for entry in source::entries("noun-classes.txt") {
            assert!(source::holds(&entry, &all, is), "{}", entry.word);
            assert_eq!(entry.classes.len(), entry.examples.len(), "{}", entry.word);
            for (class, (_, text)) in entry.classes.iter().zip(&entry.examples) {
                let analysis = analyze(text, &Settings::default()).expect("short enough");
                if !acts(class, &entry.word, text, &analysis) {
                    wrong.push(format!("{} {class}: {text}", entry.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Whether a noun does in the analysis of a text what its class says.
    fn acts(class: &str, word: &str, text: &str, analysis: &Analysis) -> bool {
        let says = |anonymous: bool| {
            analysis.quotes.iter().any(|quote| {
                quote.source.iter().any(|source| source.of(text).ends_with(word)) && quote.anonymous == anonymous
            })
        };
        let has_type = |name: &str, kind: EntityType| {
            analysis.entities.iter().any(|entity| entity.name.starts_with(name) && entity.kind == kind)
        };
        match class {
            "person" => says(true),
            "post" => analysis.quotes.iter().all(|quote| quote.speaker.is_none()),
            "group" | "document" => says(false),
            "of-name" => analysis.quotes.first().is_some_and(|quote| {
                let named =
                    |id: u32| analysis.entities.iter().any(|entity| entity.id == id && entity.name == "Azola Ltd");
                quote.speaker.is_some_and(named)
            }),
            "general" | "country" => analysis
                .entities
                .iter()
                .flat_map(|entity| &entity.mentions)
                .any(|mention| mention.form == Form::Nominal && mention.span.of(text).ends_with(word)),
            "district" => has_type("Brinpur", EntityType::Location),
            "any-type" => has_type("Azola FC", EntityType::Organization),
            _ => analysis.entities.iter().all(|entity| !entity.name.eq_ignore_ascii_case(word)),
        }
    }
}
