//! `cargo xtask serve`: the site on this machine, as any static host would serve it. Owns the HTTP
//! answers; listens on the loopback address alone.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::anyhow;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::{bundle, workspace};

/// Builds the site, then serves it until the program is stopped.
///
/// # Errors
/// Where the build fails, or the port is taken.
pub fn serve(port: Option<u16>) -> anyhow::Result<()> {
    let built = bundle::build()?;
    let server = Arc::new(listen(port)?);
    let address = server.server_addr().to_ip().ok_or_else(|| anyhow!("no address"))?;
    println!("build {}", built.build_id);
    println!("http://{address}/");
    let helpers: Vec<_> = (0..4).map(|_| spawn(&server, workspace::dist())).collect();
    for helper in helpers {
        helper.join().map_err(|_| anyhow!("a thread of the server stopped"))?;
    }
    Ok(())
}

/// A thread that answers requests with the files in `dist`.
fn spawn(server: &Arc<Server>, dist: PathBuf) -> JoinHandle<()> {
    let server = Arc::clone(server);
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            // A browser that hangs up early is no concern of ours.
            let _ = answer(request, &dist);
        }
    })
}

fn listen(port: Option<u16>) -> anyhow::Result<Server> {
    let at = |port: u16| Server::http(("127.0.0.1", port)).map_err(|e| anyhow!("port {port}: {e}"));
    match port {
        Some(port) => at(port),
        None => at(8080).or_else(|_| at(0)),
    }
}

fn answer(request: Request, dist: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some(path) = file_of(request.url(), dist).filter(|path| path.is_file()) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let response = Response::from_file(File::open(&path)?)
        .with_header(header("Content-Type", media_type(&path)))
        .with_header(header("Cache-Control", "no-cache"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    request.respond(response)
}

/// The file that an address means, or none where it points outside the site.
fn file_of(url: &str, dist: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let decoded = percent_decode(path)?;
    let relative = Path::new(decoded.trim_start_matches('/'));
    if !relative.components().all(|c| matches!(c, Component::Normal(_))) {
        return None;
    }
    let file = dist.join(relative);
    Some(if decoded.ends_with('/') || file.is_dir() { file.join("index.html") } else { file })
}

fn percent_decode(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b'%' {
            let hex = std::str::from_utf8(bytes.get(i + 1..i + 3)?).ok()?;
            out.push(u8::from_str_radix(hex, 16).ok()?);
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).ok()
}

/// What browsers insist on: modules must be JavaScript, and a module that is compiled while it
/// arrives must be `application/wasm`.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("ts" | "md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).unwrap_or_else(|()| unreachable!("constant headers are valid"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn an_address_never_leaves_the_site() {
        let dist = Path::new("dist");
        assert_eq!(file_of("/a/b.js?x#y", dist), Some(dist.join("a/b.js")));
        assert_eq!(file_of("/", dist), Some(dist.join("index.html")));
        assert_eq!(file_of("/a%20b.txt", dist), Some(dist.join("a b.txt")));
        for bad in ["/../secret", "/%2e%2e/secret", "/a/../../secret", "/%zz", "/%ff"] {
            assert_eq!(file_of(bad, dist), None, "{bad}");
        }
    }

    #[test]
    fn the_page_is_answered_with_the_types_that_browsers_insist_on() -> anyhow::Result<()> {
        let dist = workspace::target().join("serve-test");
        std::fs::create_dir_all(dist.join("pkg"))?;
        std::fs::write(dist.join("index.html"), "<!doctype html>page")?;
        std::fs::write(dist.join("main.js"), "export {}")?;
        std::fs::write(dist.join("pkg/m.wasm"), b"\0asm")?;
        let server = Arc::new(listen(Some(0))?);
        let address = server.server_addr().to_ip().ok_or_else(|| anyhow!("no address"))?;
        let helper = spawn(&server, dist);
        let ask = |request: &str| -> anyhow::Result<String> {
            let mut stream = TcpStream::connect(address)?;
            write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer)?;
            Ok(String::from_utf8_lossy(&answer).into_owned())
        };
        for (request, status, part) in [
            ("GET /", "200", "text/html; charset=utf-8"),
            ("GET /index.html?x=1", "200", "<!doctype html>page"),
            ("HEAD /main.js", "200", "text/javascript; charset=utf-8"),
            ("GET /pkg/m.wasm", "200", "application/wasm"),
            ("GET /none", "404", "not found"),
            ("GET /../Cargo.toml", "404", "not found"),
            ("POST /", "405", "only GET and HEAD"),
        ] {
            let answer = ask(request)?;
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")) && answer.contains(part), "{request}: {answer}");
        }
        server.unblock();
        helper.join().map_err(|_| anyhow!("the thread stopped"))
    }
}
