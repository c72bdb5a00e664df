//! Lists stored documents, page by page.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::Desk;
use super::body::StoredHead;
use crate::api::body::{compute, json};
use crate::api::problem::{Problem, bad_query};
use crate::index::{DocumentKind, Filter, Head, IndexError, MOST_HITS};
use crate::service::StorageError;

/// How many documents a page has unless told.
const PAGE: usize = 50;

/// Some of the stored documents.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(in crate::api) struct DocumentPage {
    /// The documents, by id.
    pub documents: Vec<StoredHead>,
    /// What to send as `cursor` for the next page; null on the last.
    #[schema(example = "ada")]
    pub next_cursor: Option<String>,
}

/// Which documents to list. All conditions must hold, as in the filter of a ranking.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(try_from = "Vec<(String, String)>")]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct ListParams {
    /// How many to list at most, from 1 to 1000.
    #[param(minimum = 1, maximum = 1000, default = 50, required = false)]
    pub limit: usize,
    /// Where to go on: the last page's `next_cursor`.
    pub cursor: Option<String>,
    /// A tag that they must have. May be repeated: they must have all of them.
    #[param(required = false, max_items = 50, example = json!(["berlin"]))]
    pub tag: Vec<String>,
    /// Metadata that they must have: a JSON object with texts, numbers and booleans by name.
    #[param(required = false, value_type = String, example = "{\"source\":\"fair\"}")]
    pub metadata: Map<String, Value>,
}

impl TryFrom<Vec<(String, String)>> for ListParams {
    type Error = String;

    fn try_from(pairs: Vec<(String, String)>) -> Result<Self, String> {
        let mut params = Self { limit: PAGE, cursor: None, tag: Vec::new(), metadata: Map::new() };
        let mut seen = Vec::new();
        for (name, value) in pairs {
            if name != "tag" && seen.contains(&name) {
                return Err(format!("{name} is there twice"));
            }
            match name.as_str() {
                "limit" => params.limit = value.parse().map_err(|_| "limit must be a number".to_owned())?,
                "cursor" => params.cursor = Some(value),
                "tag" => params.tag.push(value),
                "metadata" => {
                    let object = serde_json::from_str(&value);
                    params.metadata = object.map_err(|_| "metadata must be a JSON object".to_owned())?;
                }
                _ => return Err("there are limit, cursor, tag and metadata; leave others out".to_owned()),
            }
            seen.push(name);
        }
        if !(1..=MOST_HITS).contains(&params.limit) {
            return Err(format!("limit is {} and must be from 1 to {MOST_HITS}", params.limit));
        }
        Ok(params)
    }
}

pub(super) async fn list(desk: Desk, kind: DocumentKind, params: ListParams) -> Result<HttpResponse, Problem> {
    compute(move || {
        let ListParams { limit, cursor, tag, metadata } = params;
        let filter = Filter { tags: tag, metadata, ids: None };
        let page = desk.storage.list(&desk.scope(kind), &filter, cursor.as_deref(), limit);
        let page = page.map_err(|error| match error {
            StorageError::Index(IndexError::Invalid { field, message }) => {
                bad_query(&format_args!("{}: {message}", if field == "tags" { "tag" } else { field }))
            }
            error => error.into(),
        })?;
        let head = |head: Head| StoredHead { stale: desk.storage.is_stale(&head.vocabulary), ..head.into() };
        let documents = page.heads.into_iter().map(head).collect();
        json(&DocumentPage { documents, next_cursor: page.next })
    })
    .await
}
