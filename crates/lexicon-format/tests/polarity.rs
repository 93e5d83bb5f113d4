//! What the build refuses of the lists behind sentiment, by file and line.

use lexicon_format::polarity;
use std::path::Path;

/// What the build says to lexicons of these lines.
fn refusals(name: &str, polarity: &str, modifiers: &str, towards: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let write = |file: &str, text: &str| {
        let path = root.join("lexicons").join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("can be made");
        std::fs::write(path, text).expect("can be written");
    };
    write("polarity/words.txt", polarity);
    write("modifiers.txt", modifiers);
    write("towards.txt", towards);
    polarity::compile(&root, &root).err().unwrap_or_default()
}

#[test]
fn a_sound_lexicon_is_built() {
    assert_eq!(
        refusals("sound", "brave  ar  2.0\n", "not  negator  -0.6\n", "situation base 0 -1\n"),
        Vec::<String>::new()
    );
}

#[test]
fn a_line_that_is_malformed_doubled_or_contradicts_another_stops_the_build_with_its_place() {
    let cases = [
        ("# head\nbrave\n", "lexicons/polarity/words.txt:2", "no part of speech"),
        ("brave  ar  much\n", "lexicons/polarity/words.txt:1", "not a number"),
        ("brave  ar  7.0\n", "lexicons/polarity/words.txt:1", "between -4 and 4"),
        ("brave  q  2.0\n", "lexicons/polarity/words.txt:1", "part of speech"),
        ("brave  a  2.0  bold\n", "lexicons/polarity/words.txt:1", "\"bold\" is no flag"),
        ("Brave  a  2.0\n", "lexicons/polarity/words.txt:1", "lower case"),
        ("brave  a  2.0\n\nbrave  a  2.0\n", "lexicons/polarity/words.txt:3", "doubles"),
        ("brave  a  2.0\nbrave  a  -2.0\n", "lexicons/polarity/words.txt", "contradicts"),
    ];
    for (number, (lines, place, what)) in cases.into_iter().enumerate() {
        let errors = refusals(&format!("refused-{number}"), lines, "", "");
        assert!(errors.len() == 1 && errors[0].starts_with(place) && errors[0].contains(what), "{lines:?}: {errors:?}");
    }
    let errors = refusals("modifier", "", "not  denier  -0.6\n", "");
    assert!(errors.len() == 1 && errors[0].starts_with("lexicons/modifiers.txt:1: "), "{errors:?}");
    for line in
        ["near nobody 1 0\n", "situation base\n", "situation base 0 0\nsituation base 0 1\n", "word under x 1 0\n"]
    {
        let errors = refusals("towards", "", "", line);
        assert!(errors.len() == 1 && errors[0].starts_with("lexicons/towards.txt:"), "{line:?}: {errors:?}");
    }
}
