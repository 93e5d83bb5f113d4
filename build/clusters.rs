//! Writes how characters hang together with their neighbours, as `src/text/clusters.rs` reads it. Owns the packing; how each
//! behaves is unicode-segmentation's to say.

use lexicon_format::leb128;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;

/// Writes the table: runs of characters of one class, each as two numbers in LEB128: the gap to the run before, and its length
/// times four plus the number of its class.
pub fn compile(out: &Path) -> Result<(), Vec<String>> {
    // First character, the one after the last, class.
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    // All other planes are without characters, or for private use.
    for character in ('\u{80}'..'\u{40000}').chain('\u{E0000}'..'\u{F0000}') {
        let (Some(class), at) = (class(character), u32::from(character)) else { continue };
        match runs.last_mut() {
            Some((_, end, known)) if *end == at && *known == class => *end += 1,
            _ => runs.push((at, at + 1, class)),
        }
    }
    let mut bytes = Vec::new();
    let mut before = 0;
    for (start, end, class) in runs {
        leb128::write(u64::from(start - before), &mut bytes);
        leb128::write(u64::from((end - start) * 4 + class), &mut bytes);
        before = end;
    }
    let path = out.join("clusters.bin");
    std::fs::write(&path, bytes).map_err(|error| vec![format!("{}: {error}", path.display())])
}

/// The number of a character's class in the order of `Class` there, told by what is one cluster with it.
fn class(character: char) -> Option<u32> {
    let hold = |text: String| text.graphemes(true).count() == 1;
    [
        // Nothing hangs on a control, not even an accent.
        !hold(format!("{character}\u{301}")),
        hold(format!("a{character}")),
        hold(format!("{character}a")),
        hold(format!("©\u{200D}{character}")),
    ]
    .iter()
    .position(|holds| *holds)
    .map(|class| class as u32)
}
