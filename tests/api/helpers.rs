//! A server to call, and short ways to call it.

use rolecall::api;
use rolecall::service::{Matcher, built_in};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::{LazyLock, mpsc};
use std::thread;

/// One server for all tests of this program; it ends with it.
static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let matcher = Matcher::new(&built_in()).expect("the built-in sets have no faults");
        let free_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let started = move |address| sender.send(address).expect("the test waits");
        actix_web::rt::System::new().block_on(api::serve(matcher, free_port, started)).expect("it serves");
    });
    receiver.recv().expect("the server starts")
});

/// An answer.
pub(crate) struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.body))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

pub(crate) fn url(path: &str) -> String {
    format!("http://{}{path}", *SERVER)
}

/// Any request at all. Redirects are not followed.
pub(crate) fn call(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .allow_non_standard_methods(true)
        .build()
        .into();
    let mut request = ureq::http::Request::builder().method(method).uri(url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body).expect("the test's request is right");
    let mut response = agent.run(request).expect("the server answers");
    let body = response.body_mut().with_config().limit(64 << 20).read_to_vec().expect("the answer is read to its end");
    let body = String::from_utf8_lossy(&body).into_owned();
    Answer { status: response.status().as_u16(), headers: response.headers().clone(), body }
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
