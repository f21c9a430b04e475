#!/bin/sh
# Locks the requirements by version and hash, without the address of any index.
set -eu
cd "$(dirname "$0")/.."
compile() {
    output=$1
    shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate "$@" -o "requirements/$output"
}
compile base.txt pyproject.toml
compile vectors.txt pyproject.toml --extra vectors -c requirements/base.txt
compile postgresql.txt pyproject.toml --extra postgresql --extra vectors -c requirements/base.txt
compile opensearch.txt pyproject.toml --extra opensearch -c requirements/base.txt
compile parquet.txt pyproject.toml --extra parquet -c requirements/base.txt
compile dev.txt pyproject.toml --extra postgresql --extra vectors --extra opensearch \
    --extra parquet --group dev \
    -c requirements/base.txt
echo uv | compile installer.txt -
