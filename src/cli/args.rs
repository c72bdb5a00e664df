//! What the command line takes.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

use super::keywords_args::KeywordsCommand;
use super::store_args::{IndexArguments, LoadArguments, RankArguments};
use crate::values::Date;

/// Compare résumés with job postings by their keywords, and say why.
#[derive(Debug, Parser)]
#[command(name = "rolecall", version, about, disable_help_subcommand = true, args_conflicts_with_subcommands = false)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub sets: SetArguments,
    #[command(flatten)]
    pub serve: ServeArguments,
    /// What to do; without a command: serve.
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Args)]
pub(super) struct SetArguments {
    /// A folder with keyword sets of your own; its entries replace built-in ones of the same id. May be repeated.
    /// Without it, the folders that ROLECALL_KEYWORD_SETS lists.
    #[arg(long, value_name = "DIR", global = true)]
    pub keyword_sets: Vec<PathBuf>,
    /// Leave the built-in keyword sets out.
    #[arg(long, global = true)]
    pub no_built_in: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the HTTP API; also what happens without a command.
    Serve(ServeArguments),
    /// Match résumés with a job posting, or a résumé with postings. Exits with 1 when a score is below --fail-under.
    Match(MatchArguments),
    /// List the keywords of a text.
    Extract(ExtractArguments),
    /// List the roles, or suggest those that a text speaks of.
    Roles(RolesArguments),
    /// Search, check and curate keywords.
    Keywords {
        #[command(subcommand)]
        command: KeywordsCommand,
    },
    /// Make keys for callers of the API.
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
    /// Store résumés or jobs, to be ranked.
    Load(LoadArguments),
    /// Rank stored résumés for a job, or stored jobs for a résumé.
    Rank(RankArguments),
    /// Look after the stored documents.
    Index(IndexArguments),
    /// Print the API's OpenAPI description.
    Openapi,
}

#[derive(Clone, Debug, Default, Args)]
pub(super) struct ServeArguments {
    /// The address and port to listen on. Without it, ROLECALL_LISTEN, or else 127.0.0.1:8080.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// How the log is written; RUST_LOG chooses what is. Without it, ROLECALL_LOG_FORMAT, or else text.
    #[arg(long, value_enum)]
    pub log_format: Option<LogFormat>,
    #[command(flatten)]
    pub storage: StorageArguments,
}

/// How documents are stored, and for whom.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct StorageArguments {
    /// The folder of stored documents. Without it, ROLECALL_DATA, or else rolecall in the user's data folder
    /// ($XDG_DATA_HOME, or ~/.local/share).
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A TOML file of tenants and their keys; without it or ROLECALL_API_KEYS, there is one tenant and no key.
    #[arg(long, value_name = "FILE")]
    pub api_keys: Option<PathBuf>,
    /// Delete documents that were not written for so many days, of tenants that the file of keys says nothing else of.
    /// Without it or ROLECALL_RETENTION_DAYS, they are kept.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..))]
    pub retention_days: Option<u32>,
    /// How long after a purge of deleted documents the next one comes, in minutes. Without it,
    /// ROLECALL_PURGE_EVERY, or else 60.
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(1..))]
    pub purge_every: Option<u32>,
}

impl StorageArguments {
    fn or(&self, others: &Self) -> Self {
        Self {
            data: self.data.clone().or_else(|| others.data.clone()),
            api_keys: self.api_keys.clone().or_else(|| others.api_keys.clone()),
            retention_days: self.retention_days.or(others.retention_days),
            purge_every: self.purge_every.or(others.purge_every),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum KeysCommand {
    /// Print a fresh key, and the digest of it for the file of keys.
    New,
}

impl ServeArguments {
    /// These arguments, and others where these say nothing.
    pub(super) fn or(&self, others: &Self) -> Self {
        Self {
            listen: self.listen.or(others.listen),
            log_format: self.log_format.or(others.log_format),
            storage: self.storage.or(&others.storage),
        }
    }
}

impl Default for Command {
    fn default() -> Self {
        Self::Serve(ServeArguments::default())
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum LogFormat {
    /// A line of text for each event.
    #[default]
    Text,
    /// A JSON object for each event.
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a person.
    #[default]
    Text,
    /// For a program; the same as the API's.
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum MatchFormat {
    /// For a person: a report, or a ranked table of many.
    #[default]
    Text,
    /// For a program: the API's report, or a ranked list of summaries.
    Json,
    /// The ranked table for a spreadsheet.
    Csv,
    /// A line of JSON with the full report of each, in the order given.
    Ndjson,
}

#[derive(Debug, Args)]
pub(super) struct MatchArguments {
    /// The résumé, then the job posting; the job may be left out when --role is given.
    ///
    /// A résumé is a file of text, HTML, Markdown or JSON Resume; a job one of text, HTML, Markdown, or JSON as its board
    /// gives it; - is standard input. Either may be many: a folder, or a quoted pattern such as 'cvs/*.txt'; résumés
    /// also several files. Then a ranked table is printed. The last file is the job, unless --job names it.
    #[arg(required = true, value_name = "RESUME... JOB")]
    pub files: Vec<PathBuf>,
    /// The job postings; then all other files are résumés.
    #[arg(long, value_name = "JOB", num_args = 1..)]
    pub job: Vec<PathBuf>,
    /// A role's id, as `rolecall roles` lists them, or auto for the one that the job, or else the résumé, speaks of.
    #[arg(long, value_name = "ID")]
    pub role: Option<String>,
    /// Count words of the posting that no keyword covers as asks, found only as they stand.
    #[arg(long)]
    pub count_unrecognised: bool,
    /// The date up to which positions that go on are counted; without it, today's.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// How to write the report.
    #[arg(long, value_enum, default_value_t)]
    pub format: MatchFormat,
    /// Exit with 1 when the score is below this, or when there is none; of many, when any is.
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub fail_under: Option<f64>,
}

fn score(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(score),
        _ => Err("a score is a number from 0 to 100".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(super) struct ExtractArguments {
    /// A text file, or - for standard input.
    pub file: PathBuf,
    /// Tell the rule that decided each mention, and list what was rejected.
    #[arg(long)]
    pub verdicts: bool,
    /// How to write the keywords.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct RolesArguments {
    /// How to write the list.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(subcommand)]
    pub command: Option<RolesCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum RolesCommand {
    /// Suggest the roles that a posting or a résumé speaks of.
    Suggest {
        /// A text file, or - for standard input.
        file: PathBuf,
        /// How many at most.
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=20))]
        limit: u8,
        /// How to write them.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}
