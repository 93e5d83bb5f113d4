//! The word lists about names in `lexicons/names` are well formed: this owns their format, not what they say.

use std::fs;
use std::path::Path;

/// Every list opens with comment lines, then has one entry a line, sorted by code point without duplicates,
/// and no stray white space around an entry or a column.
#[test]
fn every_list_is_commented_sorted_and_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/names");
    let mut problems = Vec::new();
    let mut lists = 0;
    for file in fs::read_dir(&folder).expect("the folder of lists can be read") {
        let path = file.expect("an entry of the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        lists += 1;
        if !text.starts_with("# ") {
            problems.push(format!("{name}: says nothing of what it holds"));
        }
        if !text.ends_with('\n') {
            problems.push(format!("{name}: the last line has no end"));
        }
        let mut previous = "";
        for (index, line) in text.lines().enumerate().skip_while(|(_, line)| line.starts_with("# ")) {
            let at = format!("{name}:{}", index + 1);
            let entry = line.split('\t').next().unwrap_or_default();
            if entry.is_empty() || entry.starts_with("# ") {
                problems.push(format!("{at}: an empty entry, or a comment below the head"));
            }
            if line.split('\t').any(|column| column != column.trim() || column.contains("  ")) {
                problems.push(format!("{at}: stray white space"));
            }
            if entry <= previous {
                problems.push(format!("{at}: “{entry}” after “{previous}”"));
            }
            previous = entry;
        }
    }
    assert!(lists > 0, "no list in {}", folder.display());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
