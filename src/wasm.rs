//! The module's skin: the only file that knows JavaScript. Options in as a plain object, the analysis out as JSON;
//! no logic of its own.

use crate::{
    error::Error,
    json,
    options::{Options, Settings},
    pipeline::{Step, analyze_utf16_with},
    value::Value,
};
use js_sys::{Object, Reflect};
use small_blocks::SmallBlocks;
use std::{cell::RefCell, ops::ControlFlow};
use talc::wasm::WasmDynamicTalc;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

#[global_allocator]
static MEMORY: SmallBlocks<WasmDynamicTalc> =
    // SAFETY: a module has one thread.
    unsafe { SmallBlocks::new(talc::wasm::new_wasm_dynamic_allocator()) };

/// The analysis of `text` as JSON, which an engine reads sooner than it makes objects field by field. Throws an `Error`
/// that names the option where one makes no sense, or the limit where the text is too long, with its `code` and `path` as
/// fields. `on_step` is told the name, index and number of steps as each begins; what it throws ends the analysis and is
/// thrown on. Names with the number of those of the last call are not read again.
#[wasm_bindgen(js_name = analyzeToJson, skip_typescript)]
pub fn analyze_to_json(text: &str, options: JsValue, on_step: JsValue, names: Option<u32>) -> Result<String, JsValue> {
    let settings = settings(options, names).map_err(|error| thrown(&error))?;
    let report: Option<js_sys::Function> = match on_step {
        absent if absent.is_undefined() || absent.is_null() => None,
        given => Some(given.dyn_into().map_err(|_| thrown(&Error::option("onStep", "not a function")))?),
    };
    let count = Step::ALL.len() as u32;
    let timeline = if settings.timing() { performance() } else { None };
    let mut running: Option<String> = None;
    let mut refused: Option<JsValue> = None;
    let mut tell = |step: Step| {
        if let Some(timeline) = &timeline {
            if let Some(name) = &running {
                // Without room in the timeline the analysis goes on without it.
                let _ = timeline.measure_with_start_mark(name, name);
                timeline.clear_marks_with_mark_name(name);
            }
            let name = ["article-analyzer:", step.name()].concat();
            running = (step != Step::Done && timeline.mark(&name).is_ok()).then_some(name);
        }
        let told = report
            .as_ref()
            .map(|report| report.call3(&JsValue::NULL, &step.name().into(), &(step as u32).into(), &count.into()));
        match told {
            Some(Err(error)) => {
                refused = Some(error);
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        }
    };
    let analysis =
        analyze_utf16_with(text, &settings, &mut tell).map_err(|error| refused.unwrap_or_else(|| thrown(&error)))?;
    Ok(json::write(&analysis))
}

/// The timeline of window or worker; Node has one, too.
fn performance() -> Option<Performance> {
    let found = Reflect::get(&js_sys::global(), &"performance".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// The version of the package.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The error as JavaScript throws it: `code` tells programs what its message tells people.
fn thrown(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    // A new object takes every field.
    let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
    let _ = Reflect::set(&thrown, &"path".into(), &error.path().into());
    thrown.into()
}

thread_local! {
    /// The number of the names of the caller's last call that had any, and settings with them: ten thousand are read once, and
    /// not for every text.
    static KEPT: RefCell<(Option<u32>, Settings)> = RefCell::default();
}

fn settings(options: JsValue, names: Option<u32>) -> Result<Settings, Error> {
    if options.is_undefined() || options.is_null() {
        return Ok(Settings::default());
    }
    let read = |options: JsValue| {
        let value = serde_wasm_bindgen::from_value(options).unwrap_or(Value::Other);
        Options::read(value).and_then(Settings::try_from)
    };
    if names.is_some() && KEPT.with_borrow(|(kept, _)| *kept == names) {
        let rest = Object::assign(&Object::new(), options.unchecked_ref());
        // A new object takes every field.
        let _ = Reflect::set(&rest, &"names".into(), &JsValue::UNDEFINED);
        return read(rest.into()).map(|settings| KEPT.with_borrow(|(_, kept)| settings.with_names_of(kept)));
    }
    let settings = read(options)?;
    if names.is_some() {
        KEPT.set((names, settings.clone()));
    }
    Ok(settings)
}
