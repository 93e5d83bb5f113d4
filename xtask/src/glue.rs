//! Makes the JavaScript glue of the compiled module. The only file that knows wasm-bindgen's
//! generator, which calls its interface internal; it is pinned to the same version as the library's
//! wasm-bindgen by one lock file, so that the two can never disagree.

use std::path::Path;

use anyhow::Context;
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

/// Takes the compiled module and writes `NAME.js` and `NAME_bg.wasm` into `dir`.
///
/// # Errors
/// Where the module was built with another version of wasm-bindgen, or a file cannot be written.
pub fn generate(module: Module, name: &str, dir: &Path) -> anyhow::Result<()> {
    Bindgen::new()
        .input_module(name, module)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                // package/article_analyzer.d.ts declares what its users see.
                .typescript(false)
                // The front of the package says where the module is.
                .omit_default_module_path(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(dir)
        })
        .with_context(|| format!("the JavaScript glue of {name}"))
}
