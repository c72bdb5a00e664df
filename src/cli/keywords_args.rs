//! What `rolecall keywords` takes.

use clap::{Args, Subcommand};
use std::path::PathBuf;

use super::args::Format;
use crate::curation::NewKeyword;
use crate::vocabulary::Kind;

#[derive(Debug, Subcommand)]
pub(super) enum KeywordsCommand {
    /// Find keywords by a part of their id, name or other spellings.
    Search {
        /// The part to look for.
        word: String,
        /// How to write what is found.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Check a folder of keyword sets: prints each fault with its place, and exits with 1 when there are any.
    /// Prints advice too, which is no fault.
    Check(CheckArguments),
    /// Lay the files of a folder out: entries sorted, fields in order, comments kept.
    Fmt {
        /// The folder.
        dir: PathBuf,
        /// Change nothing; list the files that would change, and exit with 1 when there are any.
        #[arg(long)]
        check: bool,
    },
    /// Add a keyword to a folder, then check that together with the built-in sets.
    Add(Box<AddArguments>),
    /// Compare two folders of keyword sets: what changed, and which scores that moves.
    Diff(DiffArguments),
    /// Write the JSON Schemas of set files into a folder's schema/.
    Schema {
        /// The folder.
        dir: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The folder; the built-in sets when left out.
    pub dir: Option<PathBuf>,
    /// Check it together with the built-in sets, which it extends.
    #[arg(long, requires = "dir")]
    pub extend: bool,
    /// Exit with 1 when there is advice, too.
    #[arg(long)]
    pub strict: bool,
    /// Also list the unmarked forms that no example shows.
    #[arg(long)]
    pub examples: bool,
}

#[derive(Debug, Args)]
pub(super) struct AddArguments {
    /// The keyword's id: lower-case letters, digits and hyphens.
    pub id: String,
    /// As its makers write it.
    #[arg(long)]
    pub name: String,
    /// What sort of thing it is: language, framework, database, platform, tool, standard, practice, concept, skill,
    /// soft_skill, certificate or spoken_language.
    #[arg(long, value_parser = kind)]
    pub kind: Kind,
    /// The folder of the sets.
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// The file in keywords/ that it goes into; made if it is new.
    #[arg(long, value_name = "FILE", default_value = "own")]
    pub family: String,
    /// Another way to write it.
    #[arg(long = "alias", value_name = "FORM")]
    pub aliases: Vec<String>,
    /// A form that is an ordinary word unless written with these capitals.
    #[arg(long, value_name = "FORM")]
    pub cased: Vec<String>,
    /// A form that needs evidence even when capitalised.
    #[arg(long, value_name = "FORM")]
    pub ambiguous: Vec<String>,
    /// A phrase in which it must be found.
    #[arg(long, value_name = "PHRASE")]
    pub matches: Vec<String>,
    /// A phrase in which it must not be found.
    #[arg(long, value_name = "PHRASE")]
    pub rejects: Vec<String>,
    /// The id of a keyword that it shows as well.
    #[arg(long, value_name = "ID")]
    pub implies: Vec<String>,
    /// One line for a person who does not know it.
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
}

impl AddArguments {
    pub(super) fn keyword(&self) -> NewKeyword {
        NewKeyword {
            id: self.id.clone(),
            name: self.name.clone(),
            kind: self.kind,
            description: self.description.clone(),
            aliases: self.aliases.clone(),
            cased: self.cased.clone(),
            ambiguous: self.ambiguous.clone(),
            implies: self.implies.clone(),
            matches: self.matches.clone(),
            rejects: self.rejects.clone(),
        }
    }
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::ALL.into_iter().find(|kind| kind.name() == text).ok_or_else(|| {
        let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("a kind is one of {}", names.join(", "))
    })
}

#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// The folder with the old version.
    pub old: PathBuf,
    /// The folder with the new version.
    pub new: PathBuf,
    /// Put each on top of the built-in sets, which they extend.
    #[arg(long)]
    pub extend: bool,
    /// A résumé to match with the job at the same place. May be repeated.
    #[arg(long, value_name = "FILE")]
    pub resume: Vec<PathBuf>,
    /// A job posting to match with the résumé at the same place. May be repeated.
    #[arg(long, value_name = "FILE")]
    pub job: Vec<PathBuf>,
    /// A folder of pairs to match: NAME.resume.txt and NAME.job.txt.
    #[arg(long, value_name = "DIR")]
    pub pairs: Option<PathBuf>,
    /// How to write the differences.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
