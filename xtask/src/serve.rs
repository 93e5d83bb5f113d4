//! `cargo xtask serve`: the site on this machine, as any static host would serve it. Owns the start of the server, which is
//! esbuild's; it listens on the loopback address alone.

use std::process::{Command, Stdio};

use anyhow::ensure;

use crate::command::command;
use crate::{bundle, workspace};

/// Builds the site, then serves it until the program is stopped.
///
/// # Errors
/// Where the build fails, or the port is taken.
pub fn serve(port: Option<u16>) -> anyhow::Result<()> {
    let built = bundle::build()?;
    println!("build {}", built.build_id);
    // The pipe to its standard input is closed when this program ends, and the server ends with it.
    let mut server = server(port).spawn()?;
    let pipe = server.stdin.take();
    let status = server.wait()?;
    drop(pipe);
    ensure!(status.success(), "the server stopped ({status})");
    Ok(())
}

/// The server of `dist/`, which prints its address.
fn server(port: Option<u16>) -> Command {
    let mut server = command("node");
    server.arg("xtask/js/serve.js").arg(workspace::dist()).args(port.map(|port| port.to_string()));
    server.stdin(Stdio::piped());
    server
}
