# shellcheck shell=bash
# Shows every view in looks (tests/ui/looks/test-looks.c), takes pictures, and tells what is wrong.

# What the grid is made of; each is the words of a look.
grid_widths=(narrow middle wide)
grid_sizes=("" large)
grid_languages=("" pseudo hebrew)
grid_styles="light dark contrast"

# show_look LOOK FOLDER: pictures go to the folder; what is wrong is printed.
show_look() {
  local look=$1 log=look-${1// /-}

  TRELLIS_LOOK=$look TRELLIS_PICTURES=$2 "$dev_folder/with-desktop" \
    meson test -C "$build_folder" --no-rebuild --quiet --logbase "$log" --suite ui looks >/dev/null ||
    grep --text -E '^# [a-z-]+, [a-z-]+: |^not ok|ERROR' "$build_folder/meson-logs/$log.txt" ||
    echo "$look: it does not come to an end"
}

show_looks() {
  local look faults

  for look; do
    say "$look..."
    faults=$(show_look "$look" "$pictures")
    [[ -z $faults ]] || say "something does not fit: $faults"
  done
}

# show_grid [VIEW...]: every view, or those named, in all combinations of the above, two at a time;
# a folder for each view, and a sheet with all of it in each style.
show_grid() {
  local grid=$pictures/grid look width size language
  local -a looks=() running=()

  (($# == 0)) || export TRELLIS_VIEWS="$*"
  export TRELLIS_STYLES=$grid_styles
  mkdir -p -- "$grid"
  rm -f -- "$grid"/faults-*.txt
  for language in "${grid_languages[@]}"; do
    for size in "${grid_sizes[@]}"; do
      for width in "${grid_widths[@]}"; do
        # Without the blanks around a word that is empty.
        # shellcheck disable=SC2086,SC2116
        looks+=("$(echo $width $size $language)")
      done
    done
  done

  for look in "${looks[@]}"; do
    if ((${#running[@]} == 2)); then
      wait "${running[0]}" || true
      running=("${running[1]}")
    fi
    say "$look..."
    show_look "$look" "$grid" >"$grid/faults-${look// /-}.txt" &
    running+=("$!")
  done
  wait
  cat -- "$grid"/faults-*.txt >"$grid/faults.txt"
  rm -f -- "$grid"/faults-*.txt
  python3 "$dev_folder/lib/contact-sheets.py" "$grid" "${grid_styles}" "${looks[@]}"
  say "$(wc -l <"$grid/faults.txt") faults are in $grid/faults.txt; a sheet of each view in $grid/sheets/."
}
