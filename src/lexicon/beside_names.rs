//! Words beside names that say what these are: `lexicons/beside-names.txt`. Owns the look-up, not the list.

use crate::lexicon::word_list::word_list;

word_list! {
    /// Whether a word or phrase in lower case has a class.
    is(BesideName), in "beside-names"
}

#[cfg(test)]
mod tests {
    use super::{BesideName::*, *};
    use crate::{Settings, analysis::EntityType, analyze, lexicon::word_list::source};

    #[test]
    fn every_word_tells_what_the_name_beside_it_is() {
        let all = [
            ("of-body", OfBody, EntityType::Organization),
            ("body", Body, EntityType::Organization),
            ("acts", Acts, EntityType::Organization),
            ("does", Does, EntityType::Person),
            ("kin", Kin, EntityType::Person),
            ("where", Where, EntityType::Location),
            ("place", Place, EntityType::Location),
            ("hits", Hits, EntityType::Location),
            ("disaster", Disaster, EntityType::Location),
            ("beats", Beats, EntityType::Organization),
            ("count", Count, EntityType::Organization),
            ("people", People, EntityType::Person),
            ("bodies", Bodies, EntityType::Organization),
            ("places", Places, EntityType::Location),
            ("lineup", Lineup, EntityType::Organization),
            ("route", Route, EntityType::Location),
            ("paper", Paper, EntityType::Organization),
            ("club", Club, EntityType::Organization),
            ("storm", Storm, EntityType::Misc),
            ("work", Work, EntityType::Misc),
            ("feast", Feast, EntityType::Date),
        ];
        let classes = all.map(|(name, class, _)| (name, class));
        let mut wrong = Vec::new();
        for entry in source::entries("beside-names.txt") {
            assert!(source::holds(&entry, &classes, is), "{}", entry.word);
            assert_eq!(entry.classes.len(), entry.examples.len(), "{}", entry.word);
            for (class, (_, example)) in entry.classes.iter().zip(&entry.examples) {
                let marked = example.replace("\\t", "\t").replace("\\n", "\n");
                let (before, rest) = marked.split_once('*').expect("a name between asterisks");
                let (name, after) = rest.split_once('*').expect("a name between asterisks");
                let text = [before, name, after].concat();
                let expected = all.iter().find(|(known, ..)| known == class).expect("a class").2;
                let analysis = analyze(&text, &Settings::default()).expect("short enough");
                let place = (before.len() as u32, (before.len() + name.len()) as u32);
                let found = analysis.entities.iter().find(|entity| {
                    entity.mentions.iter().any(|mention| (mention.span.start, mention.span.end) == place)
                });
                if found.map(|entity| entity.kind) != Some(expected) {
                    let kind = found.map(|entity| entity.kind);
                    wrong.push(format!("{} {class}: {kind:?} in {text:?}", entry.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
