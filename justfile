# Shortcuts for https://just.systems; each is one command that works without it.

# List the recipes.
default:
    @just --list

# Serve on 127.0.0.1:8080.
run *args:
    cargo run --release -- {{args}}

# Run all tests.
test *args:
    cargo test {{args}}

# Do what CI does.
check:
    .ci/run

# Check the keyword sets.
keywords:
    cargo run -- keywords check keyword-sets

# Write openapi/openapi.json anew.
openapi:
    cargo run -- openapi > openapi/openapi.json.new
    mv openapi/openapi.json.new openapi/openapi.json

# Measure matching beside what one would use instead.
bench:
    cargo bench --bench match
