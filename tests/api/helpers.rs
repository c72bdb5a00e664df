//! Servers to call, and short ways to call them.

use rolecall::api::{self, Setup};
use rolecall::service::{Matcher, Storage, Tenants, built_in};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, LazyLock, mpsc};
use std::thread;
use std::time::Duration;

/// One server for all tests of this program; it ends with it.
static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let matcher = Arc::new(Matcher::new(&built_in()).expect("the built-in sets have no faults"));
        // Not a folder that is removed when a value goes: this one never does.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api-data");
        let _ = std::fs::remove_dir_all(&folder);
        let storage = Arc::new(Storage::open(Arc::clone(&matcher), &folder).expect("the folder can be used"));
        let setup =
            Setup { matcher, storage, tenants: Tenants::without_keys(None), purge_every: Duration::from_secs(3600) };
        let free_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let started = move |address| sender.send(address).expect("the test waits");
        actix_web::rt::System::new().block_on(api::serve(setup, free_port, started)).expect("it serves");
    });
    receiver.recv().expect("the server starts")
});

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.body))
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.body.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Any request at all to a server. Redirects are not followed.
fn request(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    try_request(address, method, path, headers, body).expect("the server answers")
}

/// The same, where the server may end at any moment.
fn try_request(
    address: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<Answer, ureq::Error> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .allow_non_standard_methods(true)
        .build()
        .into();
    let mut request = ureq::http::Request::builder().method(method).uri(format!("{address}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body).expect("the test's request is right");
    let mut response = agent.run(request)?;
    let body = response.body_mut().with_config().limit(64 << 20).read_to_vec()?;
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Answer { status: response.status().as_u16(), headers: response.headers().clone(), body })
}

pub(crate) fn url(path: &str) -> String {
    format!("http://{}{path}", *SERVER)
}

/// Any request at all to the common server.
pub(crate) fn call(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    request(&format!("http://{}", *SERVER), method, path, headers, body)
}

pub(crate) fn get(path: &str) -> Answer {
    call("GET", path, &[], b"")
}

pub(crate) fn post(path: &str, body: &Value) -> Answer {
    post_raw(path, body.to_string().as_bytes())
}

pub(crate) fn post_raw(path: &str, body: &[u8]) -> Answer {
    call("POST", path, &[("content-type", "application/json")], body)
}

/// The binary, serving until the value goes.
pub(crate) struct Process {
    child: Child,
    address: String,
}

impl Process {
    /// Starts it with these arguments, and nothing of the environment that could lead it to a folder.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .env_remove("ROLECALL_DATA")
            .env_remove("XDG_DATA_HOME")
            .env_remove("HOME")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut first = String::new();
        let out = child.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut first).expect("it prints where it listens");
        let address = first.trim().strip_prefix("rolecall listens on ").expect("the line names the address").to_owned();
        Self { child, address }
    }

    pub(crate) fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.caller().call(method, path, headers, body).expect("the server answers")
    }

    /// Calls it from elsewhere, whether it still runs or not.
    pub(crate) fn caller(&self) -> Caller {
        Caller(self.address.clone())
    }

    /// Kills it at once: SIGKILL.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it is killed");
        assert!(!self.child.wait().expect("it ends").success());
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn end(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
        assert!(self.child.wait().expect("it ends").success());
    }
}

/// Calls a server that may have ended.
#[derive(Clone)]
pub(crate) struct Caller(String);

impl Caller {
    pub(crate) fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, ureq::Error> {
        let json = [headers, &[("content-type", "application/json")]].concat();
        let headers = if headers.iter().any(|(name, _)| *name == "content-type") { headers } else { &json };
        try_request(&self.0, method, path, headers, body.as_bytes())
    }
}

/// A small random number generator (Knuth's MMIX), the same every time.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A number that the environment may set.
pub(crate) fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
