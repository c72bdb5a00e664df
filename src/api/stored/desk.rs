//! The stored documents that a request may see.

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use std::borrow::Cow;
use std::future::{Ready, ready};
use std::sync::Arc;

use crate::api::access::Tenant;
use crate::api::problem::Problem;
use crate::index::{DocumentKind, Scope};
use crate::intake::Purpose;
use crate::service::{Arrived, Storage, StorageError, source_format};

/// The store, and whose documents the caller sees of it.
#[derive(Clone, Debug)]
pub(in crate::api) struct Desk {
    pub storage: Arc<Storage>,
    pub tenant: String,
}

impl Desk {
    pub(in crate::api) fn scope(&self, kind: DocumentKind) -> Scope {
        Scope::new(self.tenant.as_str(), kind)
    }

    /// A stored document as one that has arrived.
    pub(in crate::api) fn document(&self, purpose: Purpose, id: &str) -> Result<Arrived<'static>, StorageError> {
        let kind = match purpose {
            Purpose::Resume => DocumentKind::Resume,
            Purpose::Job => DocumentKind::Job,
        };
        let record = self.storage.get(&self.scope(kind), id)?;
        let format = source_format(record.source.as_ref());
        Ok(Arrived { text: Cow::Owned(record.text), format })
    }
}

impl FromRequest for Desk {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let tenant = Tenant::from_request(request, payload).into_inner();
        let storage = request.app_data::<Data<Storage>>().ok_or_else(Problem::internal);
        ready(tenant.and_then(|Tenant(tenant)| Ok(Self { storage: Arc::clone(storage?), tenant })))
    }
}
