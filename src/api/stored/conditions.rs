//! If-Match and If-None-Match (RFC 9110).

use actix_web::dev::Payload;
use actix_web::http::header::{self, Header, HeaderName, IfMatch, IfNoneMatch};
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

use crate::api::problem::Problem;
use crate::index::Condition;

/// What a request says of the document's ETag.
#[derive(Debug)]
pub(super) struct Conditions {
    matches: Option<IfMatch>,
    none_match: Option<IfNoneMatch>,
}

impl Conditions {
    /// What must be so for a write.
    pub(super) fn of_write(&self) -> Result<Condition, Problem> {
        match (&self.matches, &self.none_match) {
            (None, None) => Ok(Condition::Any),
            (Some(IfMatch::Any), None) => Ok(Condition::Exists),
            // Weak tags match nothing where bytes must be the same. What is no tag at all has been left out.
            (Some(IfMatch::Items(tags)), None) if !tags.is_empty() => {
                let strong = tags.iter().filter(|tag| !tag.weak);
                Ok(Condition::Match(strong.map(|tag| tag.tag().to_owned()).collect()))
            }
            (None, Some(IfNoneMatch::Any)) => Ok(Condition::Absent),
            _ => Err(Problem::bad_condition()),
        }
    }

    /// Whether the caller has this state of the document already.
    pub(super) fn is_known(&self, etag: &str) -> bool {
        match &self.none_match {
            Some(IfNoneMatch::Items(tags)) => tags.iter().any(|tag| tag.tag() == etag),
            Some(IfNoneMatch::Any) => true,
            None => false,
        }
    }
}

impl FromRequest for Conditions {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        fn read<H: Header>(request: &HttpRequest, name: HeaderName) -> Result<Option<H>, Problem> {
            let there = request.headers().contains_key(name);
            there.then(|| H::parse(request).map_err(|_| Problem::bad_condition())).transpose()
        }
        let both = || {
            Ok(Self { matches: read(request, header::IF_MATCH)?, none_match: read(request, header::IF_NONE_MATCH)? })
        };
        ready(both())
    }
}
