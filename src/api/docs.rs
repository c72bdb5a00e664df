//! The API's description, made from the code, and the page that shows it. Both are served from the binary.

use actix_web::App;
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
pub(super) fn openapi() -> utoipa::openapi::OpenApi {
    let (_, mut api) =
        App::new().into_utoipa_app().openapi(Description::openapi()).configure(super::routes).split_for_parts();
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

/// Every path of a description with the methods that it has, as an `Allow` header lists them.
pub(super) fn methods(description: &utoipa::openapi::OpenApi) -> Vec<(String, String)> {
    let methods = |item: &PathItem| {
        let has = [("GET", &item.get), ("POST", &item.post), ("PUT", &item.put), ("DELETE", &item.delete)];
        has.iter().filter(|(_, operation)| operation.is_some()).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    description.paths.paths.iter().map(|(path, item)| (path.clone(), methods(item))).collect()
}

/// The same as JSON, as `openapi/openapi.json` holds it.
///
/// # Errors
/// Never for a description made from types; the library's type says that it could.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    openapi().to_pretty_json().map(|json| json + "\n")
}

/// The page that shows a description, with all that it loads.
pub(super) fn page(description: utoipa::openapi::OpenApi) -> SwaggerUi {
    let config = Config::new(["/openapi.json"]).try_it_out_enabled(true).display_request_duration(true);
    SwaggerUi::new("/docs/{_:.*}").config(config).url("/openapi.json", description)
}
