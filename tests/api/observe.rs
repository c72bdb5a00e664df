//! Request ids, and a slow request beside fast ones.

use serde_json::json;
use std::thread;
use std::time::Instant;

use crate::helpers::{call, get, post};

#[test]
fn every_answer_carries_a_request_id() {
    let fresh = get("/v1/roles").header("x-request-id").to_owned();
    assert_eq!(fresh.len(), 36);
    assert_ne!(fresh, get("/v1/roles").header("x-request-id"));
    assert_eq!(get("/nowhere").header("x-request-id").len(), 36);
}

#[test]
fn a_callers_harmless_id_is_kept() {
    let cases = [("abc-1.2_3", true), ("", false), ("a b", false), (&"x".repeat(65), false)];
    for (id, kept) in cases {
        let answer = call("GET", "/health/live", &[("x-request-id", id)], b"");
        assert_eq!(answer.header("x-request-id") == id, kept, "{id:?}");
    }
}

#[test]
fn long_documents_do_not_hold_up_others() {
    let long = "Go, R and C in the rest of Spring, ".repeat(5_500);
    let body = json!({"resume": {"text": long}, "job": {"text": long}});
    post("/v1/match", &body);
    let started = Instant::now();
    post("/v1/match", &body);
    let alone = started.elapsed();
    thread::scope(|scope| {
        let slow: Vec<_> = (0..4).map(|_| scope.spawn(|| post("/v1/match", &body).status)).collect();
        for _ in 0..5 {
            let started = Instant::now();
            assert_eq!(get("/health/live").status, 200);
            // Were it queued behind the four, it would wait for several of them.
            assert!(started.elapsed() < alone * 3 + std::time::Duration::from_millis(500));
        }
        assert!(slow.into_iter().all(|call| call.join().expect("no thread panics") == 200));
    });
}
