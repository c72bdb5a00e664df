//! Puts the use cases together for the faces: what the API and the command line can ask for, they ask here.
//!
//! Texts come in and reports go out; nothing of a document is logged, and no text is kept but what `storage` is told
//! to keep.

mod batch;
mod browse;
mod compare_sets;
mod curate;
mod document;
mod error;
mod matcher;
mod postings;
mod reading;
mod sets;
mod storage;
mod tenants;

pub use batch::{Batch, BatchInput, Shared};
pub use browse::{KeywordDetail, KeywordPage, KeywordQuery, KeywordSummary, RoleDetail, RoleSummary};
pub use compare_sets::{Changed, Changes, DocumentMention, Pair, PairDiff, SetsDiff, compare_sets};
pub use curate::{CurateError, add_keyword, format_dir, write_schemas};
pub use document::Arrived;
pub use error::{RequestError, StartError};
pub use matcher::{AUTO, ExtractInput, LONGEST_TEXT, MatchInput, Matcher, UnrecognisedTerms, readable};
pub use sets::{Examination, built_in, check, examine, read_dir};
pub use storage::{
    Figures, Lacking, NewDocument, RankBy, RankInput, Ranked, Storage, StorageError, StorageStatus, Upkeep,
    UpkeepSettings, free_id, source_file, source_format,
};
pub use tenants::{DEFAULT_TENANT, Tenants, TenantsError, fresh_key, hashed};
