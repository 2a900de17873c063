# shellcheck shell=bash
# Runs the tests of build_folder on a private desktop and counts them.

# run_tests [--meson-option OPTION]... [SUITE...]
run_tests() {
  local suite logs run status=0
  local -a options=()

  while [[ ${1:-} == --meson-option ]]; do
    options+=("$2")
    shift 2
  done
  for suite; do
    options+=(--suite "$suite")
  done

  # A log of its own for each run, as another may go on at the same time.
  logs=$build_folder/meson-logs
  mkdir -p -- "$logs"
  find "$logs" -maxdepth 1 -name 'run-*' -mtime +1 -exec rm -rf -- {} +
  run=$(mktemp -d -- "$logs/run-XXXXXX")

  # Each has four times as long as meson.build says: that is for a machine that has nothing else to do. Then, what
  # the tests did not remove, for the summary.
  # shellcheck disable=SC2016
  "$dev_folder/with-desktop" env --unset=GTK_A11Y --unset=LANGUAGE \
    G_DEBUG=fatal-warnings GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8 TZ=UTC \
    bash -c 'left=$1; shift; "$@"; status=$?; ls -A -- "$TMPDIR" >"$left"; exit "$status"' - "$run/left-behind.txt" \
    meson test -C "$build_folder" --no-rebuild --logbase "${run##*/}/testlog" --timeout-multiplier=4 "${options[@]}" || status=$?
  python3 "$dev_folder/lib/test-summary.py" "$run" "$status"
}
