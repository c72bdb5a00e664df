//! Builds the crate again when a keyword set changes, since the sets are compiled into it.

fn main() {
    println!("cargo:rerun-if-changed=keyword-sets");
}
