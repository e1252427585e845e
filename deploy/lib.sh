# Shared by the scripts of deploy/ and tests/; sourced in the root of the repository.
# shellcheck shell=bash

fail() {
    echo "$*" >&2
    exit 1
}

# The pinned Node.js and npm, once deploy/install has put them there, go before any other.
PATH="$PWD/web/tools/node_modules/.bin:$PATH"
export PATH

has_pinned_node() { [ -x web/tools/node_modules/.bin/node ] && [ -x web/tools/node_modules/.bin/npm ]; }

# npm_ci FOLDER: installs what its lock file names, when that has changed since the last time.
npm_ci() {
    local lock="$1/package-lock.json" installed="$1/node_modules/.installed-lock"
    if cmp -s "$lock" "$installed"; then return; fi
    echo "Installing the packages of $1"
    (cd "$1" && npm ci --no-audit --no-fund) || fail "npm ci failed in $1"
    cp "$lock" "$installed"
}
