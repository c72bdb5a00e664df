//! Starts the command line, which starts everything else.

fn main() -> std::process::ExitCode {
    rolecall::cli::run()
}
