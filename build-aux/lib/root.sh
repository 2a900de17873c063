# shellcheck shell=bash
# A Debian root of our own, made once by mmdebstrap in the cache folder, and
# entered by bwrap. Its name contains a hash of the suite and the package list,
# so a changed list makes a new one.
#
# It is made in NAME.partial and renamed at the end: a root with its final name
# is complete. checkouts/ remembers which checkout uses which root, and a root
# that no checkout uses any more is removed when a new one has been made.

readonly root_needs_mib=4096

# make_root SUITE: the one that Trellis is built in; sets root_folder and platform_name.
make_root() {
  case $1 in
    trixie) platform_name=debian-13 ;;
    *) platform_name=debian-$1 ;;
  esac
  [[ -z ${TRELLIS_DEV_SERVERS:-} ]] || platform_name+=-servers
  make_root_of "$1" "$(list_debian_packages "$1")"
}

# make_root_of SUITE PACKAGES: sets root_folder. The caller has set platform_name, which tells the roots
# of a checkout apart.
make_root_of() {
  local suite=$1
  root_packages=$2

  root_name=debian-$suite-$(short_hash "$suite" "$root_packages")
  root_folder=$cache_folder/$root_name

  if [[ ! -d $root_folder ]]; then
    require_root_tools
    make_cache_folder
    with_cache_lock make_root_locked "$suite"
  fi
}

make_cache_folder() {
  { mkdir -p -- "$cache_folder/checkouts" && [[ -w $cache_folder && -w $cache_folder/checkouts ]]; } 2>/dev/null ||
    fail "the cache folder $cache_folder cannot be written to; set XDG_CACHE_HOME to a folder of your own."
}

# The lock is inherited by everything that works on the root, so an orphan of a
# killed start is waited for as well.
with_cache_lock() {
  local lock
  exec {lock}>"$cache_folder/lock"
  if ! flock --nonblock "$lock"; then
    say "another start is doing the set-up; waiting for it..."
    flock "$lock"
  fi
  "$@"
  exec {lock}>&-
}

make_root_locked() {
  local suite=$1 partial=$root_folder.partial log=$cache_folder/set-up.log stale

  # Another start may have made it while we waited.
  [[ ! -d $root_folder ]] || return 0

  for stale in "$cache_folder"/debian-*.partial; do
    [[ ! -e $stale ]] || remove_tree "$stale"
  done
  check_space

  say "setting up a Debian ($suite) root: $root_folder (once, a few minutes, 2 GB)..."
  mkdir -- "$partial"
  : >"$log"
  export root_packages
  if ((EUID == 0)); then
    fill_root_as_root "$suite" "$partial" >>"$log" 2>&1 || explain_failure "$log" "$partial"
  else
    fill_root_as_user "$suite" "$partial" >>"$log" 2>&1 || explain_failure "$log" "$partial"
  fi
  finish_root "$partial" 2>>"$log" || explain_failure "$log" "$partial"
  mv --no-target-directory -- "$partial" "$root_folder"

  remember_checkout
  remove_unused_roots
}

# What nothing here uses stays out: documents, and WebKit, which is for windows of Evolution Data Server.
run_mmdebstrap() {
  local packages
  local -a suite_options=()

  # The list of a suite that moves is valid for a week; a mirror may hold on to an older one.
  [[ " $* " != *" testing "* ]] || suite_options=(--aptopt='Acquire::Check-Valid-Until "false"')
  packages=$(paste --serial --delimiters=, <<<"$root_packages")
  setpriv --pdeathsig TERM setsid --wait mmdebstrap --variant=minbase --include="$packages" \
    --aptopt='Apt::Install-Recommends "false"' \
    "${suite_options[@]}" \
    --dpkgopt=force-unsafe-io \
    --dpkgopt=path-exclude=/usr/share/man/* \
    --dpkgopt=path-exclude=/usr/share/doc/* \
    --dpkgopt=path-exclude=/usr/lib/*/libwebkit2gtk-* \
    --dpkgopt=path-exclude=/usr/lib/*/libjavascriptcoregtk-* \
    "$@"
}

# The functions below are called where "set -e" is off, so they chain with &&.

# In namespaces of its own: mmdebstrap mounts /proc, /sys and parts of /dev into
# the root, and they go, as its children do, when it is killed.
fill_root_as_root() {
  export -f run_mmdebstrap
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc \
    bash -euo pipefail -c 'run_mmdebstrap --mode=root --format=directory "$@"' bash "$1" "$2"
}

# mmdebstrap works as a mapped user who cannot look into a private home, so it
# gets a scratch folder outside and hands the root over as a tar. It gets a session
# of its own, as it hangs up its whole process group when it fails.
fill_root_as_user() {
  local scratch
  scratch=/var/tmp/trellis-dev-$EUID-$(short_hash "$cache_folder")

  remove_mapped_tree "$scratch" &&
    mkdir -- "$scratch" && chmod 1777 -- "$scratch" &&
    (cd / && TMPDIR=$scratch run_mmdebstrap --mode=unshare --format=tar "$1" -) |
    unpack_root "$2" &&
    remove_mapped_tree "$scratch"
}

# tar stops at the archive's end mark; what pads it must be read, too.
unpack_root() {
  tar --extract --directory="$1" --no-same-owner --exclude=./dev && cat >/dev/null
}

finish_root() {
  mkdir -p -- "$1/dev" &&
    tr -d - </proc/sys/kernel/random/uuid >"$1/etc/machine-id" &&
    rm -f -- "$1/etc/resolv.conf" &&
    touch -- "$1/etc/resolv.conf" &&
    sync --file-system "$1"
}

remove_tree() {
  rm -rf --one-file-system -- "$1" 2>/dev/null ||
    { chmod -R u+rwX -- "$1" && rm -rf --one-file-system -- "$1"; }
}

# Some files of a killed mmdebstrap belong to the mapped user.
remove_mapped_tree() {
  [[ -e $1 ]] || return 0
  [[ -O $1 ]] || return 1
  rm -rf -- "$1" 2>/dev/null || {
    (cd / && mmdebstrap --unshare-helper rm -rf -- "$1") || true
    rm -rf -- "$1"
  }
}

require_root_tools() {
  local -a missing=()

  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  ((EUID == 0)) || command -v newuidmap >/dev/null || missing+=(uidmap)
  if [[ ! -d /usr/share/keyrings || -z $(find /usr/share/keyrings -name 'debian-archive-keyring.*') ]]; then
    missing+=(debian-archive-keyring)
  fi

  if ((${#missing[@]} > 0)); then
    if ((EUID != 0)); then
      fail "the set-up needs ${missing[*]}; install with 'sudo apt-get install ${missing[*]}' and start again."
    fi
    command -v apt-get >/dev/null || fail "the set-up needs ${missing[*]}; install with this system's package manager and start again."
    say "installing ${missing[*]}..."
    install_with_apt "$cache_folder/packages.log" "${missing[@]}"
  fi
  check_namespaces
  check_subordinate_ids
}

check_namespaces() {
  if ! bwrap --ro-bind / / --proc /proc --unshare-pid true 2>/dev/null; then
    fail "this system does not let bwrap make namespaces; allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces=10000, kernel.apparmor_restrict_unprivileged_userns=0), or start this on Debian 13."
  fi
}

# mmdebstrap installs packages as users of their own.
check_subordinate_ids() {
  local user

  ((EUID != 0)) || return 0
  user=$(id --user --name)
  if ! grep --quiet --extended-regexp "^($user|$EUID):" /etc/subuid || ! grep --quiet --extended-regexp "^($user|$EUID):" /etc/subgid; then
    fail "you have no range of subordinate ids; give yourself one with 'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user' and start again."
  fi
}

check_space() {
  local free

  free=$(free_mib "$cache_folder")
  ((free >= root_needs_mib)) ||
    fail "the set-up needs 4 GB of free disk space in $cache_folder and there are $free MB; make room, or set XDG_CACHE_HOME to a folder on another disk."
  ((EUID != 0)) || return 0
  free=$(free_mib /var/tmp)
  ((free >= root_needs_mib)) ||
    fail "the set-up needs 4 GB of free disk space in /var/tmp and there are $free MB; make room there."
}

free_mib() {
  df --output=avail --block-size=1M -- "$1" | tail -n 1 | tr -d ' '
}

# explain_failure LOG PARTIAL: the likely cause in one sentence.
explain_failure() {
  local log=$1 why

  if grep -q 'No space left on device' "$log"; then
    why="the disk is full; make room and start again"
  elif grep -qE 'Temporary failure resolving|Could not resolve|Could not connect|Network is unreachable|Unable to connect|Connection timed out' "$log"; then
    why="Debian's servers cannot be reached; check the network and start again"
  elif grep -qE 'is expired|is not valid yet' "$log"; then
    why="the clock here and Debian's servers do not agree on the date; set the clock and start again"
  elif grep -qE 'unshare|newuidmap|user namespace' "$log"; then
    why="user namespaces do not work here; allow them (sysctl user.max_user_namespaces=10000) and start again"
  else
    grep -E '^E:|rror' "$log" | tail -n 5 >&2 || true
    why="mmdebstrap stopped with an error; see the log and start again"
  fi
  remove_tree "$2"
  fail "the set-up failed: $why (log: $log)."
}

checkout_record() {
  echo "$cache_folder/checkouts/$(short_hash "$source_folder" "$platform_name")"
}

short_hash() {
  local hash
  hash=$(printf '%s\n' "$@" | sha256sum)
  echo "${hash:0:12}"
}

remember_checkout() {
  printf '%s\n%s\n' "$root_name" "$source_folder" >"$(checkout_record)"
}

remove_unused_roots() {
  local record name folder root used=" "

  for record in "$cache_folder"/checkouts/*; do
    { read -r name && IFS= read -r folder; } <"$record" || continue
    if [[ -d $folder/build-aux ]]; then
      used+="$name "
    else
      rm -f -- "$record"
    fi
  done

  for root in "$cache_folder"/debian-*; do
    [[ -d $root && $used != *" ${root##*/} "* ]] || continue
    # A command that still runs in it holds a shared lock. The name goes first, so
    # that a half removed root is not taken for a complete one.
    if flock --nonblock --exclusive "$root" mv -- "$root" "$root.partial"; then
      remove_tree "$root.partial"
    fi
  done
}

# The session bus turns away a user whom /etc/passwd does not know, as one from a
# directory service: such a user gets a line of a copy.
passwd_file() {
  local copy=$cache_folder/passwd

  if grep --quiet "^[^:]*:[^:]*:$EUID:" /etc/passwd; then
    echo /etc/passwd
    return
  fi
  {
    cat /etc/passwd
    getent passwd "$EUID" || echo "${USER:-user}:x:$EUID:$(id --group)::${HOME:-/}:/bin/bash"
  } >"$copy.$$"
  mv -- "$copy.$$" "$copy"
  echo "$copy"
}

# What a root shows of this system besides, as options of bwrap.
root_binds=()

# enter_root COMMAND...: replaces this process.
enter_root() {
  local common_git path
  local -a binds=("${root_binds[@]}") variables=()

  require_program bwrap bubblewrap
  check_namespaces

  [[ $(cat -- "$(checkout_record)" 2>/dev/null) == "$root_name"$'\n'"$source_folder" ]] || remember_checkout

  for path in /tmp /var/tmp /run/dbus "${XDG_RUNTIME_DIR:-}" "${HOME:-}" "$cache_folder"; do
    [[ -z $path || $path == / || ! -d $path ]] || binds+=(--bind "$path" "$path")
  done
  binds+=(--bind "$source_folder" "$source_folder")
  # A work tree's repository may be elsewhere.
  if common_git=$(git rev-parse --path-format=absolute --git-common-dir 2>/dev/null) && [[ $common_git != "$source_folder"/* ]]; then
    binds+=(--bind "$common_git" "$common_git")
  fi
  for path in "${XAUTHORITY:-}" "${WAYLAND_DISPLAY:-}"; do
    [[ $path != /* || ! -e $path ]] || binds+=(--bind "$path" "$path")
  done
  for path in /etc/resolv.conf /etc/hosts /etc/group; do
    [[ ! -e $path ]] || binds+=(--ro-bind "$path" "$path")
  done
  binds+=(--ro-bind "$(passwd_file)" /etc/passwd)

  # What speaks of the host's own files would mislead inside.
  for path in LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH C_INCLUDE_PATH XDG_DATA_DIRS XDG_CONFIG_DIRS GTK_PATH GTK_MODULES \
    GIO_EXTRA_MODULES GI_TYPELIB_PATH PKG_CONFIG_PATH PYTHONHOME PYTHONPATH PERL5LIB; do
    variables+=(--unsetenv "$path")
  done
  if [[ -z ${TZ:-} && -L /etc/localtime ]]; then
    path=$(readlink -f /etc/localtime)
    variables+=(--setenv TZ "${path##*/zoneinfo/}")
  fi

  # Held as long as something runs in the root.
  local lock
  exec {lock}<"$root_folder"
  flock --shared "$lock"

  exec bwrap --bind "$root_folder" / --dev /dev --dev-bind-try /dev/dri /dev/dri --proc /proc \
    --ro-bind /sys /sys --tmpfs /run "${binds[@]}" --remount-ro / \
    --unshare-pid --die-with-parent --chdir "$source_folder" \
    "${variables[@]}" \
    --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/usr/games \
    --setenv TRELLIS_DEV_PLATFORM "$platform_name" \
    --setenv TRELLIS_DEV_ROOT "$root_name" \
    -- "$@"
}
