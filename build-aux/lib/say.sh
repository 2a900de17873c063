# shellcheck shell=bash
# How the tool speaks: one clear sentence on standard error.

say() {
  printf 'dev: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

# require_program NAME PACKAGE: stops with a sentence when NAME is not there.
require_program() {
  command -v -- "$1" >/dev/null || fail "'$1' is missing; install the package $2 and start again."
}

# is_at_least VERSION FLOOR
is_at_least() {
  printf '%s\n%s\n' "$2" "$1" | sort --version-sort --check=quiet
}
