//! Runs other programs. Owns how a failure is told; knows no program by name but cargo.

use std::process::Command;

use anyhow::{Context, bail};

use crate::workspace;

/// A command that runs in the root of the checkout.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    // What cargo told this program about itself is wrong for any other.
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_BIN_NAME" {
            command.env_remove(&key);
        }
    }
    command
}

/// The cargo that started this program.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Runs a command with its output on the terminal.
///
/// # Errors
/// Where it cannot be started, or fails.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let name = spell(command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a command and gives what it wrote to standard output, trimmed.
///
/// # Errors
/// Where it cannot be started, fails, or writes what is not UTF-8.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let name = spell(command);
    let out = command.output().with_context(|| format!("cannot start `{name}`"))?;
    if !out.status.success() {
        bail!("`{name}` failed ({}): {}", out.status, String::from_utf8_lossy(&out.stderr).trim());
    }
    Ok(String::from_utf8(out.stdout).with_context(|| format!("output of `{name}`"))?.trim().to_owned())
}

/// A command as a reader would type it.
fn spell(command: &Command) -> String {
    let mut words = vec![
        std::path::Path::new(command.get_program())
            .file_name()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}
