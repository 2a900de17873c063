# shellcheck shell=bash
# Builds, installs and tries the Flatpak on this system; see verbs/flatpak. All of
# Flatpak's own goes to the cache folder, beside what the person has installed. Uses lib/root.sh.

readonly runtime_branch=51
readonly libical_version=3.0.20

# Where what is tried is run: nothing for this system.
on_desktop=()

# use_flatpak: the tools, and where they keep things.
use_flatpak() {
  install_flatpak_tools
  make_cache_folder
  flatpak_folder=$cache_folder/flatpak
  export FLATPAK_USER_DIR=$flatpak_folder/installation
  mkdir -p -- "$FLATPAK_USER_DIR"
}

install_flatpak_tools() {
  local -a missing

  if ! command -v dpkg-query >/dev/null; then
    require_program flatpak flatpak
    require_program flatpak-builder flatpak-builder
    return
  fi
  mapfile -t missing < <(list_flatpak_packages tools desktop | drop_installed)
  ((${#missing[@]} > 0)) || return 0
  if ((EUID != 0)); then
    fail "packages are missing; install them with 'sudo apt-get install --no-install-recommends ${missing[*]}' and start again."
  fi
  say "installing ${#missing[@]} packages that Flatpak needs (once)..."
  install_with_apt "$cache_folder/packages.log" "${missing[@]}"
}

# find_runtime: sets runtime_kind to "GNOME" where this system has GNOME's runtime
# or a remote to get it from, else to "stand-in", which it makes.
find_runtime() {
  local remote

  # The real one in the system's installation goes before the stand-in in ours.
  if has_runtime --system; then
    runtime_kind=GNOME
    return
  fi
  while read -r remote; do
    if flatpak install --system --noninteractive "$remote" \
      "org.gnome.Sdk//$runtime_branch" "org.gnome.Platform//$runtime_branch" >/dev/null 2>&1; then
      runtime_kind=GNOME
      return
    fi
  done < <(flatpak remotes --system --columns=name 2>/dev/null)

  runtime_kind=stand-in
  make_stand_in
}

has_runtime() {
  flatpak info "$1" "org.gnome.Sdk//$runtime_branch" >/dev/null 2>&1 &&
    flatpak info "$1" "org.gnome.Platform//$runtime_branch" >/dev/null 2>&1
}

# The stand-in has the name and branch of GNOME's runtime and is made of Debian's
# packages. A changed list makes a new one.
make_stand_in() {
  local name

  name=stand-in-$(short_hash "$(list_flatpak_packages platform sdk)" "$(print_composer)")
  stand_in=$flatpak_folder/$name
  if [[ ! -d $stand_in ]]; then
    require_root_tools
    with_cache_lock make_stand_in_locked
  fi
  if [[ $(cat -- "$flatpak_folder/installed" 2>/dev/null) != "$name" ]] || ! has_runtime --user; then
    rm -rf -- "$FLATPAK_USER_DIR"
    install_stand_in >/dev/null ||
      fail "the stand-in for GNOME's runtime could not be installed; remove $flatpak_folder and start again."
    printf '%s\n' "$name" >"$flatpak_folder/installed"
  fi
}

install_stand_in() {
  flatpak remote-add --user --no-gpg-verify stand-in "file://$stand_in/repository" &&
    flatpak install --user --noninteractive stand-in \
      "org.gnome.Platform//$runtime_branch" "org.gnome.Sdk//$runtime_branch"
}

# list_flatpak_packages PART...
list_flatpak_packages() {
  local part
  for part; do
    list_entries "$dev_folder/packages/flatpak-$part.txt"
  done
}

make_stand_in_locked() {
  local partial=$flatpak_folder/stand-in.partial log=$flatpak_folder/stand-in.log

  [[ ! -d $stand_in ]] || return 0
  [[ ! -e $partial ]] || remove_tree "$partial"
  check_space
  say "GNOME's runtime cannot be installed here; making a stand-in from Debian's testing suite (once, several minutes, 4 GB)..."
  mkdir -p -- "$partial"
  : >"$log"
  make_stand_in_part "$partial" Platform platform >>"$log" 2>&1 || explain_failure "$log" "$partial"
  make_stand_in_part "$partial" Sdk platform sdk >>"$log" 2>&1 || explain_failure "$log" "$partial"
  rm -rf -- "$flatpak_folder"/stand-in-*
  mv --no-target-directory -- "$partial" "$stand_in"
}

# make_stand_in_part FOLDER NAME LIST...: into FOLDER/repository. Called where
# "set -e" is off.
make_stand_in_part() {
  local folder=$1 name=$2 root=$1/root
  shift 2

  root_packages=$(list_flatpak_packages "$@")
  export root_packages
  mkdir -- "$root" &&
    if ((EUID == 0)); then fill_root_as_root testing "$root"; else fill_root_as_user testing "$root"; fi &&
    { [[ -d $folder/sources ]] || fetch_sources "$folder/sources" "$root"; } &&
    { [[ $name != Sdk ]] || print_composer >"$root/usr/bin/appstream-compose"; } &&
    { [[ $name != Sdk ]] || chmod +x -- "$root/usr/bin/appstream-compose"; } &&
    mkdir -p -- "$folder/export/files" "$folder/export/var" &&
    mv -- "$root/usr" "$folder/export/usr" &&
    cp -a -- "$root/etc" "$folder/export/usr/etc" &&
    (cd "$folder/export/usr/etc" && rm -f passwd group hostname hosts resolv.conf machine-id localtime timezone) &&
    print_runtime_metadata "$name" >"$folder/export/metadata" &&
    flatpak build-export --runtime --disable-sandbox "$folder/repository" "$folder/export" "$runtime_branch" &&
    remove_tree "$root" &&
    remove_tree "$folder/export"
}

# The tool that flatpak-builder before 1.3 looks for, by the one that took its place. It is called with
# --prefix=PREFIX --basename=ID and the ID.
print_composer() {
  cat <<'END'
#!/bin/sh
for id; do :; done
mkdir -p /app/share/metainfo
mv "/app/share/appdata/$id.appdata.xml" "/app/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --prefix=/ --origin="$id" --result-root=/app \
  --data-dir=/app/share/app-info/xmls --icons-dir=/app/share/app-info/icons/flatpak --components="$id" /app
END
}

print_runtime_metadata() {
  local arch
  arch=$(flatpak --default-arch)
  printf '[Runtime]\nname=org.gnome.%s\nruntime=org.gnome.Platform/%s/%s\nsdk=org.gnome.Sdk/%s/%s\n' \
    "$1" "$arch" "$runtime_branch" "$arch" "$runtime_branch"
}

# fetch_sources FOLDER ROOT: the archives that the manifest names, from the source
# packages of the root's suite, which keep upstream's files; laid out for
# --extra-sources. The manifest's checksums say whether they are the same.
fetch_sources() {
  local apt=$1/apt sum file
  local -a options

  mkdir -p -- "$apt/lists/partial" "$apt/cache/archives/partial" &&
    sed -n 's/^deb /deb-src /p' "$2/etc/apt/sources.list" >"$apt/sources.list" || return
  options=(
    -o "Dir::Etc::SourceList=$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache"
    -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=
  )
  apt-get "${options[@]}" update &&
    (cd "$1" && apt-get "${options[@]}" source --download-only --only-source libical3) || return
  file=$(find "$1" -maxdepth 1 -name "libical*_$libical_version.orig.tar.gz") &&
    [[ -n $file ]] && sum=$(sha256sum <"$file") && sum=${sum%% *} &&
    mkdir -p -- "$1/downloads/$sum" &&
    mv -- "$file" "$1/downloads/$sum/libical-$libical_version.tar.gz" &&
    rm -rf -- "$apt"
}

# build_flatpak MANIFEST BUNDLE: in _build/flatpak/; sets repository.
build_flatpak() {
  local id=${1##*/} log=$source_folder/_build/flatpak.log
  local work=$source_folder/_build/flatpak
  local -a options=()

  id=${id%.json}
  repository=$work/repository
  [[ $runtime_kind != stand-in ]] || options+=(--extra-sources="$stand_in/sources")
  mkdir -p -- "$work"
  say "building $1 on $(describe_runtime)..."
  if ! nice flatpak-builder --user --force-clean --disable-rofiles-fuse --state-dir="$work/state" \
    --repo="$repository" --default-branch=stable "${options[@]}" "$work/application" "$1" >"$log" 2>&1; then
    tail -n 20 -- "$log" >&2
    fail "the Flatpak could not be built (log: $log)."
  fi
  make_bundle "$2" "$id" >>"$log" 2>&1 || fail "the bundle could not be made (log: $log)."
}

# make_bundle BUNDLE ID
make_bundle() {
  flatpak build-update-repo "$repository" &&
    flatpak build-bundle "$repository" "$1" "$2" stable
}

describe_runtime() {
  case $runtime_kind in
    GNOME) echo "GNOME's runtime" ;;
    stand-in) echo "a stand-in for GNOME's runtime, made of Debian's packages" ;;
  esac
}

# install_flatpak BUNDLE ID
install_flatpak() {
  flatpak uninstall --user --noninteractive "$2" >/dev/null 2>&1 || true
  flatpak install --user --noninteractive "$1" >>"$source_folder/_build/flatpak.log" 2>&1 ||
    fail "the bundle could not be installed (log: $source_folder/_build/flatpak.log)."
}

# try_flatpak NAME ARGUMENT...: runs tests/flatpak/test_NAME.py on a desktop that knows what is installed.
# What it writes to where it is, it writes beside the build.
#
# A sandbox finds documents in /run/user/UID, whatever the folder outside is called. Where this may be done
# without being in anybody's way, the desktop has that name for its folder.
try_flatpak() {
  local -a command=(
    env "--chdir=$source_folder/_build/flatpak"
    "XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
    "$dev_folder/with-desktop" /usr/bin/python3 "$source_folder/tests/flatpak/test_$1.py" "${@:2}"
  )

  if ((EUID != 0)); then
    "${on_desktop[@]}" "${command[@]}"
    return
  fi
  # shellcheck disable=SC2016
  "${on_desktop[@]}" env TRELLIS_RUNTIME_DIR=/run/user/0 unshare --mount --pid --fork --kill-child --mount-proc bash -euc '
    mkdir -p "$TRELLIS_RUNTIME_DIR"
    mount -t tmpfs -o mode=0700 tmpfs "$TRELLIS_RUNTIME_DIR"
    exec "$@"' bash "${command[@]}"
}

# try_flatpak_in_shell ARGUMENT...: tries it in GNOME Shell, in a root of its own where this system has none
# that is new enough.
try_flatpak_in_shell() (
  if ! has_gnome_shell; then
    # Both are for lib/root.sh.
    # shellcheck disable=SC2034
    platform_name=shell root_binds=(
      --ro-bind-try /var/lib/flatpak /var/lib/flatpak --dev-bind-try /dev/fuse /dev/fuse
    )
    make_root_of trixie "$(list_flatpak_packages desktop shell)"
    on_desktop=(enter_root)
  fi
  try_flatpak shell "$@"
)

has_gnome_shell() {
  local version
  version=$(gnome-shell --version 2>/dev/null) && is_at_least "${version##* }" 46
}
