# shellcheck shell=bash
# Configures and compiles in _build/<platform>/<kind>, quietly when all is well.

# One compiler cache for all checkouts: they compile the same lines.
use_compiler_cache() {
  export CCACHE_DIR=${CCACHE_DIR:-$cache_folder/ccache}
  export CCACHE_BASEDIR=$source_folder CCACHE_NOHASHDIR=1
  # It cannot look into a precompiled header for what is defined, and whether that has the time in it:
  # src/precompiled only holds headers of others, which do not.
  export CCACHE_SLOPPINESS=pch_defines,time_macros
}

# build KIND MESON-OPTION...: sets build_folder.
build() {
  local kind=$1
  shift
  build_folder=$source_folder/_build/$TRELLIS_DEV_PLATFORM/$kind

  [[ -z ${CI:-} ]] || set -- "$@" -Dwerror=true
  # One platform does without precompiled headers, so that a file which lacks an include is found.
  [[ $TRELLIS_DEV_PLATFORM != debian-testing ]] || set -- "$@" -Db_pch=false

  # Two at once would compile into the same files.
  local lock
  mkdir -p -- "${build_folder%/*}"
  exec {lock}>"$build_folder.lock"
  flock "$lock"
  configure "$@"
  compile
  exec {lock}>&-
}

# A folder that another root, another place or other options made, or whose
# set-up was interrupted, is made afresh.
configure() {
  local stamp=$build_folder/dev-options log=$build_folder.log
  local options="${TRELLIS_DEV_ROOT:-native} $source_folder $*"

  if [[ -f $build_folder/build.ninja && $(cat -- "$stamp" 2>/dev/null) == "$options" ]]; then
    return
  fi
  rm -rf -- "$build_folder"
  mkdir -p -- "$build_folder"
  if ! meson setup "$@" -- "$build_folder" "$source_folder" >"$log" 2>&1; then
    cat -- "$log" >&2
    fail "the build could not be configured (log: $log)."
  fi
  printf '%s\n' "$options" >"$stamp"
}

compile() {
  local log=$build_folder.log steps
  local -a targets=(all meson-test-prereq)

  steps=$(ninja -C "$build_folder" -n "${targets[@]}" 2>/dev/null | grep -c '^\[' || true)
  ((steps == 0)) || say "building ${build_folder#"$source_folder"/} ($steps steps)..."

  if [[ -t 2 ]] && ((steps > 0)); then
    ninja -C "$build_folder" "${targets[@]}" >&2 || fail "the build failed."
  elif ! ninja -C "$build_folder" "${targets[@]}" >"$log" 2>&1; then
    print_compiler_output "$log" >&2
    fail "the build failed (log: $log)."
  elif grep -q 'warning: ' -- "$log"; then
    print_compiler_output "$log" >&2
  fi
}

# The log of a build without ninja's steps.
print_compiler_output() {
  grep -v -e '^\[[0-9]*/[0-9]*\]' -e '^ninja: Entering' -- "$1" || true
}

# The application finds its uninstalled data.
use_built_data() {
  export GSETTINGS_SCHEMA_DIR=$build_folder/data TRELLIS_LOCALEDIR=$build_folder/po
}
