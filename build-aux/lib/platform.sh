# shellcheck shell=bash
# Finds the platform that Trellis is built on: this system where it meets the
# floor, else a Debian root of our own (lib/root.sh).
#
# TRELLIS_DEV_PLATFORM is set for everything that runs on the platform; it names
# the build folder. TRELLIS_DEV_SUITE asks for the root of another Debian suite,
# and TRELLIS_DEV_SERVERS for one with the servers of packages/servers.txt, also
# where this system would do: nobody needs these on a system of their own.

# shellcheck source=build-aux/lib/root.sh
source "$dev_folder/lib/root.sh"

enter_platform() {
  local suite=${TRELLIS_DEV_SUITE:-}

  if [[ -n ${TRELLIS_DEV_PLATFORM:-} ]]; then
    return
  fi
  export TRELLIS_DEV_CACHE=$cache_folder

  if [[ -z $suite && -z ${TRELLIS_DEV_SERVERS:-} ]] && this_system_will_do; then
    export TRELLIS_DEV_PLATFORM=native
    return
  fi

  make_root "${suite:-trixie}"
  enter_root "$dev_folder/dev" "$@"
}

this_system_will_do() {
  if [[ -z $(unmet_floor) ]]; then
    return 0
  fi
  system_is_new_enough || return 1

  install_missing_packages
  local unmet
  unmet=$(unmet_floor)
  [[ -z $unmet ]] || fail "this system still lacks ${unmet//$'\n'/, }; install what provides it and start again."
}

# Prints one line for everything in packages/floor.txt that this system lacks.
unmet_floor() {
  local kind name floor version

  if ! command -v pkg-config >/dev/null; then
    echo pkg-config
    return
  fi

  while read -r kind name floor; do
    case $kind in
      module)
        pkg-config --exists "$name${floor:+ >= $floor}" || echo "$name${floor:+ $floor}"
        ;;
      program)
        if ! command -v -- "$name" >/dev/null; then
          echo "$name${floor:+ $floor}"
        elif [[ -n $floor ]]; then
          version=$("$name" --version 2>/dev/null) || version=0
          is_at_least "$version" "$floor" || echo "$name $floor"
        fi
        ;;
    esac
  done < <(list_entries "$dev_folder/packages/floor.txt")
}

# Whether the system's own packages reach the floor, going by its release.
system_is_new_enough() {
  local id version

  [[ -r /etc/os-release ]] || return 1
  # shellcheck disable=SC1091
  id=$(. /etc/os-release && echo "$ID")
  # shellcheck disable=SC1091
  version=$(. /etc/os-release && echo "${VERSION_ID:-rolling}")

  case $id in
    debian) [[ $version == rolling ]] || is_at_least "$version" 13 ;;
    ubuntu) is_at_least "$version" 26.04 ;;
    fedora) is_at_least "$version" 42 ;;
    *) return 1 ;;
  esac
}

install_missing_packages() {
  local log=$cache_folder/packages.log
  local -a missing

  if command -v dnf >/dev/null; then
    mapfile -t missing < <(list_entries "$dev_folder/packages/fedora.txt")
    fail "packages are missing; install them with 'sudo dnf install ${missing[*]}' and start again."
  fi

  mapfile -t missing < <(missing_debian_packages)
  ((${#missing[@]} > 0)) || return 0
  if ((EUID != 0)); then
    fail "packages are missing; install them with 'sudo apt-get install --no-install-recommends ${missing[*]}' and start again."
  fi

  say "installing ${#missing[@]} packages that the build needs (once, a few minutes)..."
  install_with_apt "$log" "${missing[@]}"
}

# install_with_apt LOG PACKAGE...
install_with_apt() {
  local log=$1
  shift

  mkdir -p -- "${log%/*}"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 5 -- "$log" >&2
    fail "apt-get could not install the packages; see to what $log says (the network, the sources) and start again."
  fi
}

missing_debian_packages() {
  list_debian_packages "$(name_suite)" | drop_installed
}

# Prints those of the packages on its input that are not installed.
drop_installed() {
  comm -23 \
    <(sort -u) \
    <(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}

# list_debian_packages SUITE
list_debian_packages() {
  {
    list_entries "$dev_folder/packages/debian.txt"
    [[ -z ${TRELLIS_DEV_SERVERS:-} ]] || list_entries "$dev_folder/packages/servers.txt"
  } |
    if [[ $1 == testing ]]; then grep -v '\[!testing\]$'; else sed 's/ \[.*//'; fi
}

# A system of Debian's that has no version yet is testing or newer.
name_suite() {
  # shellcheck disable=SC1091
  (. /etc/os-release && [[ -n ${VERSION_ID:-} ]] && echo "$VERSION_CODENAME") || echo testing
}

# Prints the lines of a list without its comments.
list_entries() {
  sed -e 's/[[:space:]]*#.*//' -e '/^[[:space:]]*$/d' -- "$1"
}
