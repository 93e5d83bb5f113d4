//! `cargo xtask serve`: the site on this machine, as any static host would serve it. Owns the HTTP
//! answers; listens on the loopback address alone.

use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::anyhow;
use tiny_http::{Method, Request, Server};

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
        return respond(request, "405 Method Not Allowed", "text/plain", b"only GET and HEAD\n");
    }
    let Some(path) = file_of(request.url(), dist).filter(|path| path.is_file()) else {
        return respond(request, "404 Not Found", "text/plain", b"not found\n");
    };
    respond(request, "200 OK", media_type(&path), &std::fs::read(&path)?)
}

/// Answers and has the browser close the connection. The server gives each connection a thread of its own and may have a new one wait for a
/// thread that is held by an idle one: a page that opens six at once would stand still for five seconds.
fn respond(request: Request, status: &str, media_type: &str, body: &[u8]) -> std::io::Result<()> {
    let head_only = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if !head_only {
        writer.write_all(body)?;
    }
    writer.flush()
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

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::{Shutdown, TcpStream};

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
            write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
            stream.shutdown(Shutdown::Write)?;
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
            assert!(answer.contains("Connection: close\r\n"), "{request}: {answer}");
        }
        server.unblock();
        helper.join().map_err(|_| anyhow!("the thread stopped"))
    }
}
