//! The API's description, made from the code, and the page that shows it. Both are served from the binary.

use actix_web::guard::Get;
use actix_web::http::header::{ContentType, HeaderValue};
use actix_web::web::{self, Bytes};
use actix_web::{App, HttpResponse};
use utoipa::OpenApi;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Content, OpenApiVersion, PathItem, Ref, ResponseBuilder};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rolecall",
        description = "Compares a résumé with a job posting by their keywords, the way an applicant tracking system does, \
                       and says why. Deterministic; logs nothing of a document, and keeps only those that are stored. Every error is \
                       `application/problem+json` (RFC 9457); every answer carries an `x-request-id`.",
        contact(),
    ),
    tags(
        (name = "matching", description = "Compare documents and find keywords in them"),
        (name = "storage", description = "Store résumés and jobs, and rank them for one another"),
        (name = "vocabulary", description = "Browse roles and keywords"),
        (name = "operation", description = "Health and metrics"),
    )
)]
struct Description;

/// The description of every route, as OpenAPI 3.1.
fn openapi() -> utoipa::openapi::OpenApi {
    let (_, mut api) = App::new()
        .into_utoipa_app()
        .openapi(Description::openapi())
        .configure(|config| super::routes(config))
        .split_for_parts();
    api.openapi = OpenApiVersion::Version31;
    describe_keys(&mut api);
    api
}

/// Says of every operation below /v1 that it may need a key, which depends on how the server was started.
fn describe_keys(api: &mut utoipa::openapi::OpenApi) {
    let components = api.components.get_or_insert_with(Components::new);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A key of the server")).build();
    components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    components.add_security_scheme("api_key", SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-Api-Key"))));
    let none: [&str; 0] = [];
    let refused = ResponseBuilder::new()
        .description("The server was started with keys, and this request has none that it knows")
        .content("application/problem+json", Content::new(Some(Ref::from_schema_name("Problem"))))
        .build();
    for (path, item) in &mut api.paths.paths {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        for operation in operations.into_iter().flatten().filter(|_| path.starts_with("/v1/")) {
            operation.responses.responses.insert("401".to_owned(), refused.clone().into());
            operation.security = Some(vec![
                SecurityRequirement::default(),
                SecurityRequirement::new("bearer", none),
                SecurityRequirement::new("api_key", none),
            ]);
        }
    }
}

/// What a server tells of its routes, made once for all cores.
#[derive(Clone, Debug)]
pub(super) struct Served {
    /// Every path with the methods that it has, as an `Allow` header lists them.
    pub methods: Vec<(String, HeaderValue)>,
    /// The description as JSON.
    json: Bytes,
}

impl Served {
    /// # Errors
    /// Never for a description made from types; the library's type says that it could.
    pub(super) fn new() -> Result<Self, serde_json::Error> {
        let description = openapi();
        let methods = |item: &PathItem| {
            let has = [("GET", &item.get), ("POST", &item.post), ("PUT", &item.put), ("DELETE", &item.delete)];
            has.iter()
                .filter(|(_, operation)| operation.is_some())
                .map(|(name, _)| *name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let of = |(path, item): (&String, &PathItem)| Some((path.clone(), methods(item).parse().ok()?));
        let methods = description.paths.paths.iter().filter_map(of).collect();
        Ok(Self { methods, json: description.to_json()?.into() })
    }

    /// Serves the description, and the page that shows it with all that it loads.
    pub(super) fn configure(&self, config: &mut web::ServiceConfig) {
        const DESCRIPTION: &str = "/openapi.json";
        let json = self.json.clone();
        let described =
            move || std::future::ready(HttpResponse::Ok().content_type(ContentType::json()).body(json.clone()));
        config.service(web::resource(DESCRIPTION).guard(Get()).to(described));
        let page = Config::new([DESCRIPTION]).try_it_out_enabled(true).display_request_duration(true);
        config.service(SwaggerUi::new("/docs/{_:.*}").config(page));
    }
}

/// The same as JSON, as `openapi/openapi.json` holds it.
///
/// # Errors
/// Never for a description made from types; the library's type says that it could.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    openapi().to_pretty_json().map(|json| json + "\n")
}
