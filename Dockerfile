# Build and run:
#   docker build -t rolecall .
#   docker run --rm -p 127.0.0.1:8080:8080 rolecall

FROM rust:1-bookworm AS build
WORKDIR /build
# The manifest names the benches, so cargo wants to see them; they are not built.
COPY Cargo.toml Cargo.lock build.rs ./
COPY benches benches
COPY src src
# Compiled into the binary.
COPY keyword-sets keyword-sets
# What is cached is not part of the image, so the binary is copied out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked && cp target/release/rolecall /usr/local/bin/rolecall

# The same Debian as above, so that the C library fits.
FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/rolecall /usr/local/bin/rolecall
COPY LICENSE-MIT LICENSE-APACHE /usr/share/doc/rolecall/

# By number, so that Kubernetes can tell that it is not root. Nothing is written: `--read-only` works.
USER 65532:65532

# Inside a container 127.0.0.1 is the container alone. Change the port here or with `-e`, not with `--listen`: the
# health check reads it from the variable.
ENV ROLECALL_LISTEN=0.0.0.0:8080
EXPOSE 8080

# The image has no curl, and needs none: bash can open a connection itself. `read` takes the status line.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 CMD ["bash", "-c", \
    "exec 3<>\"/dev/tcp/127.0.0.1/${ROLECALL_LISTEN##*:}\" && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

# SIGTERM, which `docker stop` sends, ends it gracefully; requests under way get up to 20 seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["rolecall"]
CMD ["serve"]
