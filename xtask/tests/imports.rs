//! No files of the workspace form a circle: each can be read after those that it uses, and before those that use it.
//!
//! A file uses another where it declares it by `mod`, or names in a path (in code, in a `use`, inside a macro) something
//! that is defined there; a name that a file only passes on by `pub use` belongs to the file that defines it. So a parent
//! uses its children, and a child that uses something of its parent's own forms a circle with it. What stands under
//! `#[cfg(test)]` does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree};

/// The crates of the workspace, by their root files.
const CRATES: [&str; 6] = [
    "xtask/src/main.rs",
    "build/main.rs",
    "crates/lexicon-format/src/lib.rs",
    "crates/tagger/src/lib.rs",
    "crates/weight-format/src/lib.rs",
    "src/lib.rs",
];

#[test]
fn no_rust_files_form_a_circle() {
    for root in CRATES {
        let files = Crate::read(&workspace(), root);
        assert!(files.files.len() > 1, "{root} declares no module");
        let circles = circles(&files.uses());
        assert!(circles.is_empty(), "of {root}:\n{}", circles.join("\n"));
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

/// The path of a module below the root of its crate.
type Module = Vec<String>;

/// The files of a crate, by module. A module that is written inside its parent's file is a part of it.
struct Crate {
    files: BTreeMap<Module, File>,
}

struct File {
    /// As it is told to a reader, from the root of the workspace.
    path: String,
    items: Vec<Item>,
}

impl Crate {
    fn read(workspace: &Path, root: &str) -> Self {
        let mut files = Self { files: BTreeMap::new() };
        files.add(workspace, Path::new(root), Vec::new(), true);
        files
    }

    /// Reads a file and those that it declares. `is_folder` says that these lie beside it, and not in a folder of its name.
    fn add(&mut self, workspace: &Path, path: &Path, module: Module, is_folder: bool) {
        let source =
            std::fs::read_to_string(workspace.join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut items = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display())).items;
        items.retain(|item| !is_test(item));
        let here = path.parent().expect("a file lies in a folder");
        let folder = if is_folder { here.to_owned() } else { path.with_extension("") };
        for item in &items {
            let Item::Mod(declared) = item else { continue };
            if declared.content.is_some() {
                continue;
            }
            let name = declared.ident.to_string();
            let child = module.iter().cloned().chain([name.clone()]).collect();
            match path_attribute(&declared.attrs) {
                Some(elsewhere) => self.add(workspace, &here.join(elsewhere), child, true),
                None if workspace.join(&folder).join(&name).join("mod.rs").is_file() => {
                    self.add(workspace, &folder.join(name).join("mod.rs"), child, true);
                }
                None => self.add(workspace, &folder.join(name + ".rs"), child, false),
            }
        }
        self.files.insert(module, File { path: path.display().to_string(), items });
    }

    /// For each file the files that it uses.
    fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        self.files
            .iter()
            .map(|(module, file)| {
                let mut used = BTreeSet::new();
                self.used_by(&file.items, module, &mut used);
                used.remove(file.path.as_str());
                (file.path.as_str(), used)
            })
            .collect()
    }

    /// Adds the files that `items` of the module `here` use.
    fn used_by<'c>(&'c self, items: &[Item], here: &Module, used: &mut BTreeSet<&'c str>) {
        for item in items {
            match item {
                Item::Mod(child) => {
                    let inside: Module = here.iter().cloned().chain([child.ident.to_string()]).collect();
                    match &child.content {
                        Some((_, items)) => {
                            let items: Vec<Item> = items.iter().filter(|item| !is_test(item)).cloned().collect();
                            self.used_by(&items, &inside, used);
                        }
                        None => drop(self.files.get(&inside).map(|file| used.insert(&file.path))),
                    }
                }
                Item::Use(item) => {
                    for path in leaves(&item.tree) {
                        self.use_path(&path, here, used);
                    }
                }
                other => {
                    for path in paths(other.to_token_stream()) {
                        self.use_path(&path, here, used);
                    }
                }
            }
        }
    }

    /// Adds the file in which the last module of a path that is in this crate defines what the path names.
    fn use_path<'c>(&'c self, path: &[String], here: &Module, used: &mut BTreeSet<&'c str>) {
        let mut module = here.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => (module, rest) = (Vec::new(), &path[1..]),
            Some("self") => rest = &path[1..],
            Some("super") => {
                while let Some(("super", after)) = rest.split_first().map(|(first, after)| (first.as_str(), after)) {
                    module.pop();
                    rest = after;
                }
            }
            // Otherwise a child, or something that a `use` has brought, which is looked at where it stands.
            _ => {}
        }
        if let Some(file) = self.defined(&module, rest, 0) {
            used.insert(&self.files[&file].path);
        }
    }

    /// The module in whose file `rest` is defined, seen from `module`; none where that is in no file of this crate.
    fn defined(&self, module: &Module, rest: &[String], depth: usize) -> Option<Module> {
        // A module inside a file: what it holds is the file's.
        let file =
            (0..=module.len()).rev().map(|length| &module[..length]).find(|module| self.files.contains_key(*module))?;
        let file = file.to_vec();
        let Some((name, below)) = rest.split_first() else { return Some(file) };
        let child: Module = module.iter().cloned().chain([name.clone()]).collect();
        if self.files.contains_key(&child) {
            return self.defined(&child, below, depth);
        }
        // A name that is only passed on.
        if depth < 8 && file == *module {
            for item in &self.files[&file].items {
                let Item::Use(item) = item else { continue };
                if matches!(item.vis, syn::Visibility::Inherited) {
                    continue;
                }
                for (path, alias) in aliases(&item.tree) {
                    if alias == *name {
                        let path: Vec<String> = path.iter().chain(below).cloned().collect();
                        let (from, path) = match path.first().map(String::as_str) {
                            Some("crate") => (Vec::new(), &path[1..]),
                            Some("self") => (module.clone(), &path[1..]),
                            Some("super") => (module[..module.len().saturating_sub(1)].to_vec(), &path[1..]),
                            _ => (module.clone(), &path[..]),
                        };
                        return self.defined(&from, path, depth + 1);
                    }
                }
            }
        }
        Some(file)
    }
}

/// Whether an item stands under `#[cfg(test)]`.
fn is_test(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]"
    })
}

/// The file of `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find(|attribute| attribute.path().is_ident("path")).and_then(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else { return None };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &pair.value else { return None };
        Some(path.value())
    })
}

/// The paths that a `use` brings in.
fn leaves(tree: &UseTree) -> Vec<Vec<String>> {
    aliases(tree).into_iter().map(|(path, _)| path).collect()
}

/// The paths that a `use` brings in, each with the name that it has from then on.
fn aliases(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let below = |name: &syn::Ident, rest: Vec<(Vec<String>, String)>| -> Vec<(Vec<String>, String)> {
        rest.into_iter()
            .map(|(mut path, alias)| {
                path.insert(0, name.to_string());
                (path, alias)
            })
            .collect()
    };
    match tree {
        UseTree::Path(path) => {
            let mut found = below(&path.ident, aliases(&path.tree));
            for (used, alias) in &mut found {
                // `use text::{self}` brings `text`.
                if used.last().is_some_and(|last| last == "self") && used.len() > 1 {
                    used.pop();
                    if alias == "self" {
                        *alias = used.last().cloned().unwrap_or_default();
                    }
                }
            }
            found
        }
        UseTree::Name(name) => vec![(vec![name.ident.to_string()], name.ident.to_string())],
        UseTree::Rename(name) => vec![(vec![name.ident.to_string()], name.rename.to_string())],
        UseTree::Glob(_) => vec![(Vec::new(), "*".to_owned())],
        UseTree::Group(group) => group.items.iter().flat_map(aliases).collect(),
    }
}

/// The paths of two names and more in a stream of tokens, those inside macros too.
fn paths(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => {
                found.extend(paths(group.stream()));
                at += 1;
            }
            TokenTree::Ident(first) => {
                let mut path = vec![first.to_string()];
                at += 1;
                while is_colon(at) && is_colon(at + 1) {
                    match tokens.get(at + 2) {
                        Some(TokenTree::Ident(next)) => path.push(next.to_string()),
                        // A `use` inside a function.
                        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                            for inner in paths_of_group(group.stream()) {
                                found.push(path.iter().cloned().chain(inner).collect());
                            }
                        }
                        _ => {}
                    }
                    at += 3;
                }
                if path.len() > 1 {
                    found.push(path);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// The paths in the braces of a `use`, single names too.
fn paths_of_group(tokens: TokenStream) -> Vec<Vec<String>> {
    let source = quote::quote!(use { #tokens };);
    syn::parse2::<syn::ItemUse>(source).map(|item| leaves(&item.tree)).unwrap_or_default()
}

/// The circles among files, each as its files in order of their names: the strongly connected components of more than one
/// file (Tarjan 1972).
fn circles(uses: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    struct Search<'g> {
        uses: &'g BTreeMap<&'g str, BTreeSet<&'g str>>,
        found: BTreeMap<&'g str, (usize, usize)>,
        stack: Vec<&'g str>,
        components: Vec<Vec<&'g str>>,
    }
    impl<'g> Search<'g> {
        fn visit(&mut self, file: &'g str) -> usize {
            let number = self.found.len();
            self.found.insert(file, (number, number));
            self.stack.push(file);
            for &used in self.uses.get(file).into_iter().flatten() {
                let low = match self.found.get(used) {
                    None => self.visit(used),
                    Some(&(_, low)) if self.stack.contains(&used) => low,
                    Some(_) => continue,
                };
                let entry = self.found.entry(file).or_default();
                entry.1 = entry.1.min(low);
            }
            let low = self.found[file].1;
            if low == number {
                let at = self.stack.iter().position(|open| *open == file).unwrap_or_default();
                self.components.push(self.stack.split_off(at));
            }
            low
        }
    }
    let mut search = Search { uses, found: BTreeMap::new(), stack: Vec::new(), components: Vec::new() };
    for file in uses.keys() {
        if !search.found.contains_key(file) {
            search.visit(file);
        }
    }
    search.components.into_iter().filter(|files| files.len() > 1).map(|files| describe(&files, uses)).collect()
}

/// A circle with the uses that make it one.
fn describe(files: &[&str], uses: &BTreeMap<&str, BTreeSet<&str>>) -> String {
    let mut files = files.to_vec();
    files.sort_unstable();
    let lines = files.iter().map(|file| {
        let inside: Vec<&str> = uses[file].iter().copied().filter(|used| files.contains(used)).collect();
        format!("    {file} uses {}", inside.join(", "))
    });
    format!("{} files form a circle:\n{}", files.len(), lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The circles of a crate of these files.
    fn circles_of(name: &str, files: &[(&str, &str)]) -> Vec<String> {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        for (path, source) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, source).expect("a file");
        }
        circles(&Crate::read(&root, files[0].0).uses())
    }

    #[test]
    fn a_child_may_use_its_sister_and_what_its_parent_passes_on() {
        let found = circles_of(
            "fine",
            &[
                ("lib.rs", "mod a; mod b; pub use a::A; pub fn run() { b::B::new(); }"),
                ("a.rs", "pub struct A;"),
                ("b.rs", "use crate::A; pub struct B(A); #[cfg(test)] mod tests { use crate::run; }"),
            ],
        );
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_child_that_uses_its_parents_own_is_a_circle() {
        for code in [
            "use crate::run;",
            "use super::{run as other};",
            "fn f() { super::run() }",
            "fn f() { vec![crate::run()]; }",
            "fn f() { use crate::{run, a::A}; }",
            "mod inner { use super::super::run; }",
        ] {
            let found = circles_of("parent", &[("lib.rs", "mod a; pub fn run() {}"), ("a.rs", code)]);
            assert_eq!(found.len(), 1, "{code}");
        }
    }

    #[test]
    fn a_circle_through_three_folders_is_found() {
        let found = circles_of(
            "folders",
            &[
                ("lib.rs", "mod a; mod b; mod c;"),
                ("a/mod.rs", "mod inner; pub use inner::Inner;"),
                ("a/inner.rs", "pub struct Inner(crate::b::B);"),
                ("b.rs", "pub struct B; fn f() { crate::c::deep::call(); }"),
                ("c/mod.rs", "pub mod deep;"),
                ("c/deep.rs", "use crate::a::Inner; pub fn call() {}"),
            ],
        );
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("3 files"), "{}", found[0]);
    }
}
