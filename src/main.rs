//! Starts the command line, which starts everything else.

/// A report consists of many small pieces; the system's allocator takes a quarter longer to make one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    rolecall::cli::run()
}
