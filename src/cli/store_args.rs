//! What the commands about stored documents take.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

use super::args::Format;
use crate::index::{DocumentKind, MOST_HITS};
use crate::intake::Purpose;

/// The tenant of whoever names none.
const TENANT: &str = "default";

#[derive(Debug, Args)]
pub(super) struct DataArguments {
    /// The folder of stored documents. Without it, ROLECALL_DATA, or else rolecall in the user's data folder
    /// ($XDG_DATA_HOME, or ~/.local/share).
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct TenantArguments {
    /// Whose documents.
    #[arg(long, value_name = "NAME", default_value = TENANT)]
    pub tenant: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Documents {
    /// Résumés.
    Resumes,
    /// Job postings.
    Jobs,
}

impl Documents {
    pub(super) fn kind(self) -> DocumentKind {
        match self {
            Self::Resumes => DocumentKind::Resume,
            Self::Jobs => DocumentKind::Job,
        }
    }

    pub(super) fn purpose(self) -> Purpose {
        match self {
            Self::Resumes => Purpose::Resume,
            Self::Jobs => Purpose::Job,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct LoadArguments {
    /// What the files hold.
    #[arg(value_enum)]
    pub documents: Documents,
    /// Files of text, HTML, Markdown or JSON, one document each, whose name without its ending becomes the id; files
    /// of NDJSON (.ndjson, .jsonl), one document a line; folders of such files; patterns such as "cvs/*.txt"; or - for
    /// NDJSON from standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub data: DataArguments,
    /// A tag for each document, to filter by. May be repeated.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    #[command(flatten)]
    pub tenant: TenantArguments,
    /// How to write what was done.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct RankArguments {
    /// The job posting, for which stored résumés are ranked: a file as `rolecall match` takes it, or - for standard
    /// input.
    #[arg(long, value_name = "FILE", required_unless_present = "resume", conflicts_with = "resume")]
    pub job: Option<PathBuf>,
    /// The résumé, for which stored jobs are ranked.
    #[arg(long, value_name = "FILE")]
    pub resume: Option<PathBuf>,
    #[command(flatten)]
    pub data: DataArguments,
    /// How many of the best.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=MOST_HITS as i64))]
    pub top: u16,
    /// A role's id, as `rolecall roles` lists them, or auto for the one that the job speaks of: its keywords weigh more.
    #[arg(long, value_name = "ID")]
    pub role: Option<String>,
    /// Rank only documents with this tag. May be repeated: all must be there.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Rank only documents with this metadata: texts, numbers and booleans by name, such as '{"source": "fair"}'.
    #[arg(long, value_name = "JSON")]
    pub metadata: Option<String>,
    #[command(flatten)]
    pub tenant: TenantArguments,
    /// How to write the ranking.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub(super) struct IndexArguments {
    #[command(subcommand)]
    pub command: IndexCommand,
    #[arg(long, value_name = "DIR", global = true, help = "The folder of stored documents, as for `rolecall load`")]
    pub data: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t, global = true, help = "How to write what was found or done")]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum IndexCommand {
    /// Look at every file and every document. Exits with 1 when something is damaged.
    Check,
    /// Build the index anew from the stored documents. What cannot be read is left out; then it exits with 1.
    Rebuild,
    /// Tell how much is stored.
    Stats(TenantArguments),
    /// Read again what was read with other keyword sets. Exits with 1 when a document could not be.
    Reindex,
    /// Rewrite the files that hold deleted or replaced text, so that none has it any more.
    Purge {
        /// First delete what was last stored more than so many days ago.
        #[arg(long, value_name = "DAYS")]
        older_than: Option<u32>,
        #[command(flatten)]
        tenant: TenantArguments,
    },
    /// Copy everything into a folder that is empty or new.
    Backup {
        /// The folder.
        to: PathBuf,
    },
    /// Bring a backup back into a data folder that is empty or new.
    Restore {
        /// The backup.
        from: PathBuf,
    },
}
