//! Gathers the texts of all marked-up cases with the analysis that this build gives, for the tests
//! that run the same texts through the module. Owns the file they read; checks nothing itself.

#[path = "../../tests/support/marked.rs"]
#[allow(dead_code)] // Only the texts matter here, not the marks.
pub mod marked;

use std::path::PathBuf;

use anyhow::{Context, anyhow, ensure};
use article_analyzer::{Options, Settings, analyze_utf16};

use crate::workspace;

/// Writes `target/cases/cases.jsonl`, a line `{name, text, options, json}` for each case, where `json`
/// is the analysis as a string, and gives its path.
///
/// # Errors
/// Where a case cannot be read, or an analysis is refused.
pub fn write() -> anyhow::Result<PathBuf> {
    let tests = workspace::root().join("tests");
    let mut lines = String::new();
    for folder in ["cases", "articles"].map(|folder| tests.join(folder)).into_iter().filter(|folder| folder.is_dir()) {
        for case in marked::load(&folder).map_err(|error| anyhow!(error))? {
            let options = case.values("options").next();
            lines += &line(&case.name, &case.text, options).with_context(|| case.name.clone())?;
        }
    }
    ensure!(!lines.is_empty(), "there is no case below {}", tests.display());
    let dir = workspace::target().join("cases");
    std::fs::create_dir_all(&dir)?;
    let path = dir.join("cases.jsonl");
    std::fs::write(&path, lines)?;
    Ok(path)
}

/// The texts of the project's own articles, or of all cases where there is no article.
///
/// # Errors
/// Where a case cannot be read.
pub fn articles() -> anyhow::Result<Vec<String>> {
    let tests = workspace::root().join("tests");
    let folder = ["articles", "cases"].map(|folder| tests.join(folder)).into_iter().find(|folder| folder.is_dir());
    let cases = marked::load(&folder.context("there is no case")?).map_err(|error| anyhow!(error))?;
    Ok(cases.into_iter().map(|case| case.text).collect())
}

/// The line of one case; `options` is a plain object in JSON.
fn line(name: &str, text: &str, options: Option<&str>) -> anyhow::Result<String> {
    let options: Option<serde_json::Value> = options.map(serde_json::from_str).transpose()?;
    let settings = match &options {
        Some(options) => Settings::try_from(serde_json::from_value::<Options>(options.clone())?)?,
        None => Settings::default(),
    };
    let analysis = analyze_utf16(text, &settings)?;
    let json = serde_json::to_string(&analysis)?;
    Ok(serde_json::json!({ "name": name, "text": text, "options": options, "json": json }).to_string() + "\n")
}
