//! `rolecall index`: looks after the stored documents.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{Format, SetArguments};
use super::curate::counted;
use super::data::{data_dir, failure, must_be_empty, must_hold_something, open};
use super::store_args::{IndexArguments, IndexCommand};
use super::{Failure, matcher, print, print_json};
use crate::clock::now;
use crate::index::{self, CheckReport, DiskStats, IndexError, Progress, Reader, Stats, Store, TantivyStore};

const MILLISECONDS_A_DAY: i64 = 24 * 60 * 60 * 1000;

/// The exit code of faults that were found.
const FAULTS: u8 = 1;

pub(super) fn index(sets: &SetArguments, options: &IndexArguments) -> Result<ExitCode, Failure> {
    let folder = data_dir(options.data.as_deref())?;
    let format = options.format;
    if !matches!(options.command, IndexCommand::Restore { .. }) {
        must_hold_something(&folder)?;
    }
    match &options.command {
        IndexCommand::Check => check(sets, &folder, format),
        IndexCommand::Rebuild => rebuild(sets, &folder, format),
        IndexCommand::Stats(tenant) => stats(sets, &folder, &tenant.tenant, format),
        IndexCommand::Reindex => reindex(sets, &folder, format),
        IndexCommand::Purge { older_than, tenant } => purge(sets, &folder, *older_than, &tenant.tenant, format),
        IndexCommand::Backup { to } => backup(sets, &folder, to, format),
        IndexCommand::Restore { from } => restore(from, &folder, format),
    }
}

/// Prints a result for a person or a program.
fn show(format: Format, text: &str, json: &impl Serialize) -> Result<ExitCode, Failure> {
    match format {
        Format::Text => print(text),
        Format::Json => print_json(json),
    }
}

fn check(sets: &SetArguments, folder: &Path, format: Format) -> Result<ExitCode, Failure> {
    let matcher = Arc::new(matcher(sets)?);
    let report = match TantivyStore::open(folder, matcher).and_then(|store| store.check()) {
        Ok(report) => report,
        // What cannot even be opened is what a check is for.
        Err(IndexError::Damaged { path, reason }) => {
            CheckReport { documents: 0, faults: vec![format!("{}: {reason}", path.display())] }
        }
        Err(error) => return Err(failure(error)),
    };
    let mut out = String::new();
    for fault in &report.faults {
        let _ = writeln!(out, "{fault}");
    }
    let documents = counted(report.documents as usize, "document");
    let _ = match report.faults.len() {
        0 => writeln!(out, "{documents}: no faults"),
        faults => writeln!(
            out,
            "{documents}: {}; `rolecall index rebuild` keeps what can be read, `rolecall index restore` brings a \
             backup back into a new folder",
            counted(faults, "fault")
        ),
    };
    show(format, &out, &report)?;
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FAULTS) })
}

/// How much is stored of a tenant's and of all.
#[derive(Serialize)]
struct StatsReport<'a> {
    folder: &'a Path,
    tenant: &'a str,
    #[serde(flatten)]
    stats: Stats,
    all_tenants: DiskStats,
}

fn stats(sets: &SetArguments, folder: &Path, tenant: &str, format: Format) -> Result<ExitCode, Failure> {
    let (store, _) = open(sets, folder)?;
    let stats = store.stats(tenant).map_err(failure)?;
    let all_tenants = store.disk().map_err(failure)?;
    let report = StatsReport { folder, tenant, stats, all_tenants };
    let mut out = String::new();
    let _ = writeln!(out, "folder      {}", folder.display());
    let _ = writeln!(out, "tenant      {tenant}");
    let _ = writeln!(out, "résumés     {}", stats.resumes);
    let _ = writeln!(out, "jobs        {}", stats.jobs);
    if stats.stale > 0 {
        let _ = writeln!(
            out,
            "outdated    {}, read with other keyword sets; `rolecall index reindex` reads them again",
            stats.stale
        );
    }
    let DiskStats { documents, deleted, segments, bytes } = all_tenants;
    let _ = writeln!(
        out,
        "on disk     {}, {} of all tenants in {}",
        size(bytes),
        counted(documents as usize, "document"),
        counted(segments as usize, "segment")
    );
    if deleted > 0 {
        let _ = writeln!(out, "deleted     {deleted}, still on disk; `rolecall index purge` takes them away");
    }
    show(format, &out, &report)
}

/// Bytes for a person.
fn size(bytes: u64) -> String {
    indicatif::DecimalBytes(bytes).to_string()
}

fn reindex(sets: &SetArguments, folder: &Path, format: Format) -> Result<ExitCode, Failure> {
    let (store, _) = open(sets, folder)?;
    let bar = progress_bar();
    let state = store.reindex(&mut |state| advance(&bar, state)).map_err(failure)?;
    bar.finish_and_clear();
    done(state, "read again", "could not be read and rank as before; `rolecall index check` tells more", format)
}

fn rebuild(sets: &SetArguments, folder: &Path, format: Format) -> Result<ExitCode, Failure> {
    let documents: Arc<dyn Reader> = Arc::new(matcher(sets)?);
    let bar = progress_bar();
    let state = TantivyStore::rebuild(folder, &documents, &mut |state| advance(&bar, state)).map_err(failure)?;
    bar.finish_and_clear();
    done(state, "in the new index", "could not be read and were left out", format)
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    bar.set_draw_target(ProgressDrawTarget::stderr());
    // The template is ours, so it is right; without one it draws its own.
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} documents ({eta} to go)") {
        bar.set_style(style);
    }
    bar
}

fn advance(bar: &ProgressBar, state: Progress) -> bool {
    bar.set_length(state.total);
    bar.set_position(state.done + state.failed);
    true
}

fn done(state: Progress, what: &str, failed: &str, format: Format) -> Result<ExitCode, Failure> {
    let mut out = format!("{} {what}\n", counted(state.done as usize, "document"));
    if state.failed > 0 {
        let _ = writeln!(out, "{} {failed}", state.failed);
    }
    show(format, &out, &state)?;
    Ok(if state.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAULTS) })
}

/// What a purge took away.
#[derive(Serialize)]
struct PurgeReport {
    /// Documents that were deleted for their age.
    deleted: u64,
    /// How many bytes less the files take.
    freed: u64,
}

fn purge(
    sets: &SetArguments,
    folder: &Path,
    older_than: Option<u32>,
    tenant: &str,
    format: Format,
) -> Result<ExitCode, Failure> {
    let (store, _) = open(sets, folder)?;
    let before = store.disk().map_err(failure)?.bytes;
    let deleted = match older_than {
        Some(days) => {
            let time = now() - i64::from(days) * MILLISECONDS_A_DAY;
            store.purge_older_than(tenant, time).map_err(failure)?
        }
        None => {
            store.purge().map_err(failure)?;
            0
        }
    };
    let freed = before.saturating_sub(store.disk().map_err(failure)?.bytes);
    let mut out = String::new();
    if let Some(days) = older_than {
        let _ = writeln!(out, "{} of {tenant} older than {days} days deleted", counted(deleted as usize, "document"));
    }
    let _ = writeln!(out, "no file holds deleted text any more; {} freed", size(freed));
    show(format, &out, &PurgeReport { deleted, freed })
}

/// What was copied where.
#[derive(Serialize)]
struct Copied {
    from: PathBuf,
    to: PathBuf,
}

fn backup(sets: &SetArguments, folder: &Path, to: &Path, format: Format) -> Result<ExitCode, Failure> {
    must_be_empty(to)?;
    let (store, _) = open(sets, folder)?;
    store.backup(to).map_err(failure)?;
    let text = format!(
        "copied {} to {}; it holds what a later purge takes away here, so keep it no longer than you may\n",
        folder.display(),
        to.display()
    );
    show(format, &text, &Copied { from: folder.to_path_buf(), to: to.to_path_buf() })
}

fn restore(from: &Path, folder: &Path, format: Format) -> Result<ExitCode, Failure> {
    must_be_empty(folder)?;
    index::restore(from, folder).map_err(failure)?;
    let text = format!("brought {} back to {}\n", from.display(), folder.display());
    show(format, &text, &Copied { from: from.to_path_buf(), to: folder.to_path_buf() })
}
