//! Stored documents: /v1/resumes and /v1/jobs. `resumes` and `jobs` describe the routes, the rest does their common work.

mod body;
mod bulk;
mod conditions;
mod desk;
mod export;
mod jobs;
mod lines;
mod list;
mod resumes;

pub(super) use desk::Desk;

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, HeaderValue};
use actix_web::{HttpResponse, web};

use self::body::{NewBody, StoredDocument, Written};
use self::conditions::Conditions;
use super::Routes;
use super::problem::Problem;
use crate::clock::now;
use crate::index::{DocumentKind, IndexError};
use crate::service::StorageError;

pub(super) fn routes(config: &mut impl Routes) {
    config
        .service(resumes::bulk)
        .service(resumes::export)
        .service(resumes::list)
        .service(resumes::put)
        .service(resumes::get)
        .service(resumes::delete)
        .service(jobs::bulk)
        .service(jobs::export)
        .service(jobs::list)
        .service(jobs::put)
        .service(jobs::get)
        .service(jobs::delete);
}

async fn put(
    desk: Desk,
    kind: DocumentKind,
    id: String,
    conditions: Conditions,
    body: NewBody,
) -> Result<HttpResponse, Problem> {
    let condition = conditions.of_write()?;
    let written = web::block(move || {
        let document = body.document(kind, id.clone(), condition)?;
        let pointer = document.pointer;
        let stored = desk.storage.put(&desk.scope(kind), document.new, now());
        let stored = stored.map_err(|error| Problem::from(error).moved("/text", &pointer))?;
        Ok::<_, Problem>(Written::of(id, stored))
    });
    let written = written.await.map_err(|_| Problem::internal())??;
    let status = if written.created { StatusCode::CREATED } else { StatusCode::OK };
    let mut answer = HttpResponse::build(status);
    answer.insert_header((ETAG, etag(&written.etag)?));
    Ok(answer.json(written))
}

async fn get(desk: Desk, kind: DocumentKind, id: String, conditions: Conditions) -> Result<HttpResponse, Problem> {
    let record = web::block(move || {
        let record = desk.storage.get(&desk.scope(kind), &id).map_err(in_path)?;
        Ok::<_, Problem>((desk.storage.is_stale(&record.head.vocabulary), record))
    });
    let (stale, record) = record.await.map_err(|_| Problem::internal())??;
    let tag = etag(&record.head.etag)?;
    if conditions.is_known(&record.head.etag) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, tag)).finish());
    }
    Ok(HttpResponse::Ok().insert_header((ETAG, tag)).json(StoredDocument::of(record, stale)))
}

async fn delete(desk: Desk, kind: DocumentKind, id: String, conditions: Conditions) -> Result<HttpResponse, Problem> {
    let condition = conditions.of_write()?;
    let deleted = web::block(move || desk.storage.delete(&desk.scope(kind), &id, condition).map_err(in_path));
    deleted.await.map_err(|_| Problem::internal())??;
    Ok(HttpResponse::NoContent().finish())
}

/// An id that the path names and that no id can be is one that does not exist.
fn in_path(error: StorageError) -> Problem {
    match error {
        StorageError::Index(IndexError::Invalid { field: "id", .. }) => {
            StorageError::Index(IndexError::NotFound).into()
        }
        error => error.into(),
    }
}

fn etag(tag: &str) -> Result<HeaderValue, Problem> {
    HeaderValue::from_str(&format!("\"{tag}\"")).map_err(|_| Problem::internal())
}
