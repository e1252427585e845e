# The frame of a lint; sourced by each. A lint defines
#   check       prints one line a fault ("path:line: what to do"), for the repository in the current folder
#   samples     calls must_fail and must_pass, each with a path and its text on stdin
# and ends with `lint "$@"`: without arguments it checks the repository, with --self-test it proves on samples that it
# can fail.
# shellcheck shell=bash
set -euo pipefail

# files PATTERN...: what is tracked, or new and not ignored.
files() {
    git ls-files --cached --others --exclude-standard -- "$@" | sort -u | while IFS= read -r file; do
        [ ! -f "$file" ] || printf '%s\n' "$file"
    done
}

# each_file PROGRAM: gives the files named on stdin to `PROGRAM FILE...`; no file is no fault.
each_file() { xargs -r -d '\n' "$@"; }

# code_of FILE...: C++ with comments blanked (and, when BLANK_STRINGS is set, string literals), lines kept, as "file:line:text".
code_of() { perl "$lint_folder/code.pl" "$@"; }

lint_name=$(basename "$0")
lint_folder=$(cd "$(dirname "$0")" && pwd)
sample_faults=0

sample() {
    local expected="$1" path="$2" folder found
    folder=$(mktemp -d)
    mkdir -p "$folder/$(dirname "$path")"
    cat >"$folder/$path"
    # A lint may read the project's settings; the samples are judged by the same.
    cp "$lint_folder/../../.clang-format" "$folder/"
    git -C "$folder" init -q
    found=$(cd "$folder" && check)
    rm -rf "$folder"
    if [ "$expected" = fault ] && [ -z "$found" ]; then
        echo "$lint_name: a bad sample passed: $path"
        sample_faults=1
    elif [ "$expected" = none ] && [ -n "$found" ]; then
        echo "$lint_name: a good sample failed: $found"
        sample_faults=1
    fi
}

must_fail() { sample fault "$1"; }
must_pass() { sample none "$1"; }

lint() {
    # A check that breaks says so, and does not pass for one that found nothing.
    trap '[ $? -eq 0 ] || echo "$lint_name: failed"' EXIT
    if [ "${1:-}" = --self-test ]; then
        samples
        exit "$sample_faults"
    fi
    cd "$lint_folder/../.."
    local found
    found=$(check)
    [ -z "$found" ] || { printf '%s\n' "$found"; exit 1; }
}
