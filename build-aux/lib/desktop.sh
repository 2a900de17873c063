# shellcheck shell=bash
# A private desktop for one command; see with-desktop. TRELLIS_RUNTIME_DIR may name another folder for what
# runs; it is not removed. A desktop that is started on another one is in its folder, and ends with it at the latest.

# run_on_desktop [--tidy] COMMAND...: ends with the command's status. --tidy: a command that succeeds, but leaves
# something in the temporary folder, fails.
run_on_desktop() {
  local desktops=${TRELLIS_DESKTOP:-/tmp} tidy=false status=0

  if [[ ${1:-} == --tidy ]]; then
    tidy=true
    shift
  fi

  require_program Xvfb xvfb
  require_program dbus-daemon dbus
  require_program setpriv util-linux

  remove_abandoned_desktops "$desktops"
  desktop=$(mktemp -d "$desktops/trellis-desktop.XXXXXX")
  command_pid=
  exec {desktop_lock}>"$desktop/lock"
  flock "$desktop_lock"
  trap close_desktop EXIT
  trap 'stop_command; exit 129' HUP
  trap 'stop_command; exit 130' INT
  trap 'stop_command; exit 143' TERM

  set_desktop_environment
  start_display
  start_session_bus

  # In the background, so that a signal is answered at once.
  setpriv --pdeathsig TERM "$@" <&0 {desktop_lock}>&- &
  command_pid=$!
  wait "$command_pid" || status=$?
  command_pid=
  if $tidy && ((status == 0)) && [[ -n $(ls -A -- "$TMPDIR") ]]; then
    say "left in the temporary folder: $(ls -A -- "$TMPDIR")"
    status=1
  fi
  exit "$status"
}

set_desktop_environment() {
  mkdir --mode=0700 -- "$desktop"/{home,data,config,cache,state,run}
  # Tests try as another user what root may do everywhere.
  mkdir --mode=1777 -- "$desktop/tmp"
  chmod 0711 -- "$desktop"

  export TRELLIS_DESKTOP=$desktop HOME=$desktop/home
  export XDG_DATA_HOME=$desktop/data XDG_CONFIG_HOME=$desktop/config XDG_CACHE_HOME=$desktop/cache
  export TMPDIR=$desktop/tmp XDG_STATE_HOME=$desktop/state XDG_RUNTIME_DIR=${TRELLIS_RUNTIME_DIR:-$desktop/run}
  export XDG_CURRENT_DESKTOP=GNOME XDG_SESSION_TYPE=x11
  export GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1
  export GTK_USE_PORTAL=0 GDK_DEBUG=no-portals ADW_DISABLE_PORTAL=1
  export FONTCONFIG_FILE=$dev_folder/lib/fonts.conf
  export GIO_USE_VFS=local GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory}
  unset WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS NO_AT_BRIDGE \
    SESSION_MANAGER DESKTOP_STARTUP_ID XDG_ACTIVATION_TOKEN GTK_THEME
}

start_display() {
  start_server "$desktop/display" Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset
  export DISPLAY=:$server_answer
}

start_session_bus() {
  start_server "$desktop/bus" dbus-daemon --session --nofork --nopidfile --address="unix:path=$desktop/run/bus" --print-address=3
  export DBUS_SESSION_BUS_ADDRESS=$server_answer
}

# start_server NAME COMMAND...: starts a server that writes to descriptor 3 where
# it can be reached, and waits for that: server_answer. It ends with this script,
# however that ends, and puts its sockets away. What Meson has malloc() do is for
# the tests.
start_server() {
  local name=$1
  shift

  mkfifo -- "$name.answer"
  MALLOC_PERTURB_='' setpriv --pdeathsig TERM "$@" 3>"$name.answer" {desktop_lock}>&- </dev/null >"$name.log" 2>&1 &
  if ! read -r -t 120 server_answer <"$name.answer"; then
    cat -- "$name.log" >&2
    fail "$1 did not start."
  fi
}

stop_command() {
  [[ -n $command_pid ]] || return 0
  kill -TERM "$command_pid" 2>/dev/null || true
  for _ in {1..50}; do
    kill -0 "$command_pid" 2>/dev/null || return 0
    sleep 0.1
  done
}

close_desktop() {
  trap '' HUP INT TERM
  remove_desktop "$desktop"
}

# remove_desktop FOLDER: ends all that runs on that desktop, and removes it.
remove_desktop() {
  local round signal=TERM
  local -a pids

  for round in {1..40}; do
    list_desktop_processes "$1"
    ((${#pids[@]} > 0)) || break
    kill -s "$signal" "${pids[@]}" 2>/dev/null || true
    sleep 0.05
    ((round < 30)) || signal=KILL
  done
  rm -rf --one-file-system -- "$1" || true
}

# list_desktop_processes FOLDER: sets pids. Everything started on a desktop has
# its folder in the environment, also what went into a session of its own; only
# the search itself must not.
list_desktop_processes() {
  mapfile -t pids < <(env --ignore-environment PATH="$PATH" \
    grep --files-with-matches --no-messages --fixed-strings -- "$1/" /proc/[0-9]*/environ)
  pids=("${pids[@]#/proc/}")
  pids=("${pids[@]%/environ}")
}

# remove_abandoned_desktops FOLDER: what killed starts left behind in it: their locks are free.
remove_abandoned_desktops() {
  local folder
  while IFS= read -r -d '' folder; do
    if flock --nonblock "$folder/lock" true 2>/dev/null; then
      remove_desktop "$folder"
    fi
  done < <(find "$1" -maxdepth 1 -name 'trellis-desktop.*' -user "$EUID" -mmin +1 -print0 2>/dev/null)
}
