//! A type name stands for one thing in the library: who looks it up finds one definition. Owns that alone.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use syn::Item;

#[test]
fn no_two_types_have_one_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in support::rust_files(&root.join("src")) {
        let path = file.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        let items = syn::parse_file(&source).unwrap_or_else(|error| panic!("{path}: {error}")).items;
        for name in items.iter().filter_map(type_name) {
            defined.entry(name).or_default().push(path.clone());
        }
    }
    assert!(defined.len() > 100, "only {} types: the library is not where it was", defined.len());
    let doubled: Vec<String> = defined
        .iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(doubled.is_empty(), "names of two types:\n{}", doubled.join("\n"));
}

/// The name of the type that an item defines.
fn type_name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        _ => None,
    }
}
