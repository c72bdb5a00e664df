//! The command line: parses arguments, calls the service, prints text or JSON.
//!
//! Decides nothing itself. Results go to standard output, everything else to standard error.

mod args;
mod batch;
mod curate;
mod data;
mod diff;
mod files;
mod index;
mod input;
mod keys;
mod keywords;
mod keywords_args;
mod load;
mod matching;
mod rank;
mod serve;
mod storage;
mod store_args;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

use args::{Arguments, Command, KeysCommand, SetArguments};

use crate::service::{Matcher, StartError, built_in, read_dir};
use crate::vocabulary::SetFile;

/// The exit code of bad use and bad input.
const BAD_USE: u8 = 2;

/// Does what the arguments say.
pub fn run() -> ExitCode {
    let Arguments { sets, serve, command } = Arguments::parse();
    let done = match command.unwrap_or_default() {
        // `rolecall --listen X serve` is `rolecall serve --listen X`.
        Command::Serve(options) => serve::serve(&sets, &options.or(&serve)),
        Command::Match(options) => matching::match_files(&sets, &options),
        Command::Extract(options) => matching::extract(&sets, &options),
        Command::Roles(options) => keywords::roles(&sets, &options),
        Command::Keywords { command } => keywords::keywords(&sets, command),
        Command::Keys { command: KeysCommand::New } => keys::fresh(),
        Command::Load(options) => load::load(&sets, &options),
        Command::Rank(options) => rank::rank(&sets, &options),
        Command::Index(options) => index::index(&sets, &options),
        Command::Openapi => crate::api::openapi_json().map_err(Failure::new).and_then(|json| print(&json)),
    };
    done.unwrap_or_else(|failure| {
        tell(&format!("rolecall: {}\n", failure.0));
        ExitCode::from(BAD_USE)
    })
}

/// Writes to standard error. Where even that cannot be written, the exit code has to do.
fn tell(text: &str) {
    let _ = std::io::Write::write_all(&mut anstream::stderr(), text.as_bytes());
}

/// Why a command could not do its work.
struct Failure(String);

impl Failure {
    fn new(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Prints a result; styles are kept only where the output shows them. A reader that has gone is no failure.
fn print(text: &str) -> Result<ExitCode, Failure> {
    use std::io::{ErrorKind, Write};
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the result: {error}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn print_json(value: &impl serde::Serialize) -> Result<ExitCode, Failure> {
    print(&(serde_json::to_string_pretty(value).map_err(Failure::new)? + "\n"))
}

/// The set files that the arguments choose.
fn set_files(sets: &SetArguments) -> Result<Vec<SetFile>, StartError> {
    let mut files = if sets.no_built_in { Vec::new() } else { built_in() };
    let listed: Vec<PathBuf> = match setting("ROLECALL_KEYWORD_SETS") {
        Some(dirs) if sets.keyword_sets.is_empty() => std::env::split_paths(&dirs).collect(),
        _ => sets.keyword_sets.clone(),
    };
    for (at, dir) in listed.iter().enumerate() {
        files.extend(read_dir(dir, at + 1)?);
    }
    Ok(files)
}

/// A variable of the environment; one that is empty counts as not set.
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn matcher(sets: &SetArguments) -> Result<Matcher, Failure> {
    set_files(sets).and_then(|files| Matcher::new(&files)).map_err(Failure::new)
}
