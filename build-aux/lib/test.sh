# shellcheck shell=bash
# Runs the tests of build_folder on a private desktop and counts them.

# run_tests [--meson-option OPTION]... [SUITE...]
run_tests() {
  local suite status=0
  local -a options=()

  while [[ ${1:-} == --meson-option ]]; do
    options+=("$2")
    shift 2
  done
  for suite; do
    options+=(--suite "$suite")
  done

  rm -f -- "$build_folder"/meson-logs/testlog.*
  "$dev_folder/with-desktop" env --unset=GTK_A11Y \
    G_DEBUG=fatal-warnings GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8 TZ=UTC \
    meson test -C "$build_folder" --no-rebuild "${options[@]}" || status=$?
  python3 "$dev_folder/lib/test-summary.py" "$build_folder/meson-logs" "$status"
}
