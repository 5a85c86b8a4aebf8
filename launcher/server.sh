# Sourced: the server's process.

CACHE=$APP/onward.aot
LEARNT=$APP/onward-$PORT.aot.new
PATIENCE=${ONWARD_START_TIMEOUT:-180}

# The process of our pid file, if it lives and is still a Java of ours: numbers are used again.
server_is_ours() {
  [ -f "$PID" ] || return 1
  pid=$(cat "$PID")
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  kill -0 "$pid" 2>/dev/null && words_of "$pid" | grep -q 'onward\.jar'
}

# Slim images have no ps, and macOS no /proc.
words_of() { if [ -r "/proc/$1/cmdline" ]; then tr '\0' ' ' <"/proc/$1/cmdline"; else ps -p "$1" -o args=; fi; }

# Becomes the server; words given come before it (setsid). With LEARN set and no cache yet, the JVM notes which classes
# and methods it needed and, when it ends, makes a cache of them: later starts cost half (JDK 25's AOT cache).
become_server() {
  export ONWARD_DATA="$DATA" ONWARD_PROFILE="${ONWARD_PROFILE:-demo}"
  # shellcheck disable=SC2086 # options are words
  set -- "$@" "$JAVA_HOME/bin/java" ${ONWARD_JAVA_OPTS:--Xmx512m}
  if [ -f "$CACHE" ]; then
    set -- "$@" "-XX:AOTCache=$CACHE"
  elif [ -n "${LEARN:-}" ]; then
    set -- "$@" "-XX:AOTCacheOutput=$LEARNT" -Xlog:aot=error
  fi
  exec "$@" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$APP/onward.jar"
}

# Only a finished cache is used: the JVM may have been killed while writing it, or be writing it still.
adopt_cache() {
  if [ -f "$LEARNT.pid" ] && kill -0 "$(cat "$LEARNT.pid")" 2>/dev/null; then
    LEARN=
  elif [ -f "$LEARNT" ] && cat "$LOG" "$LOG.before" 2>/dev/null | grep -qF "creation is complete: $LEARNT"; then
    mv "$LEARNT" "$CACHE"
  else
    rm -f "$LEARNT" "$LEARNT.config" "$LEARNT.pid"
  fi
}

# The house is closed by then; its JVM only sorts what it learnt.
is_only_learning() { grep -qF "writing AOTCache $LEARNT" "$LOG" 2>/dev/null; }

ports_must_be_free() {
  for port in "$PORT" "$MANAGEMENT_PORT"; do
    ! is_taken "$port" || fail "port $port is taken by another program: free it, or choose another with ONWARD_PORT"
  done
}

run_server() {
  need_build
  ! server_is_ours || fail "already running at $URL (process $pid): stop it with './onward stop'"
  ports_must_be_free
  echo $$ >"$PID"
  say "Onward starts at $URL, data in $KEPT; Ctrl-C stops it."
  become_server
}

start_server() {
  one_at_a_time
  build_if_changed
  if server_is_ours; then
    await_server
    say "Onward is already running at $URL (process $pid)."
    let_others
    return
  fi
  ports_must_be_free
  adopt_cache
  [ ! -f "$LOG" ] || mv "$LOG" "$LOG.before"
  say "Starting Onward at $URL, data in $KEPT ..."
  # Out of the terminal's group, so that Ctrl-C in a demo reaches the launcher, which stops the server in good order.
  become_server "$(command -v setsid || echo nohup)" </dev/null >"$LOG" 2>&1 9>&- &
  pid=$!
  echo "$pid" >"$PID"
  [ -z "${LEARN:-}" ] || [ -f "$CACHE" ] || echo "$pid" >"$LEARNT.pid"
  await_server
  let_others
}

await_server() {
  seconds=0
  until answers; do
    kill -0 "$pid" 2>/dev/null || give_up "the server stopped while starting"
    [ "$seconds" -lt "$PATIENCE" ] || give_up "the server did not become healthy within $PATIENCE s; it is left running"
    seconds=$((seconds + 1))
    [ $((seconds % 5)) -ne 0 ] || say "  still starting, $seconds s ..."
    sleep 1
  done
  [ "$seconds" -eq 0 ] || say "  up after about $seconds s"
}

give_up() {
  # What the server itself says of why it cannot start is one sentence between two headings.
  why=$(sed -n '/^Description:/,/^Action:/p' "$LOG" | sed -e '/^Description:/d' -e '/^Action:/,$d' -e '/^$/d' | head -n 3)
  [ -z "$why" ] || fail "$why (the log is $LOG)"
  say "--- the last lines of $LOG" >&2
  grep -v '^[[:space:]]*at ' "$LOG" | tail -n 20 >&2
  say "---" >&2
  fail "$1; its log is $LOG"
}

stop_server() {
  if ! server_is_ours; then
    rm -f "$PID"
    say "No server of this directory is running at $URL."
    return
  fi
  say "Stopping Onward (process $pid) ..."
  kill -TERM "$pid"
  seconds=0
  while kill -0 "$pid" 2>/dev/null && ! is_only_learning; do
    if [ "$seconds" -ge 60 ]; then
      kill -KILL "$pid"
      fail "it did not stop within 60 s and was killed; its data are safe, its log is $LOG"
    fi
    seconds=$((seconds + 1))
    sleep 1
  done
  rm -f "$PID"
  say "Stopped; the data stay in $KEPT."
  ! is_only_learning || say "In the background it still writes down what it learnt, for faster starts."
}

# Stays until the server ends or a signal comes.
watch_server() {
  while kill -0 "$pid" 2>/dev/null; do sleep 1; done
  [ ! -f "$PID" ] || give_up "the server ended by itself"
  say "The server was stopped."
}

# Two demos at once share the server that the first has started, so the first stops it only when the other has come to its end.
use_server() {
  command -v flock >/dev/null 2>&1 || return 0
  exec 8>"$PAPERS.users"
  flock -s 8
}
wait_for_other_users() {
  command -v flock >/dev/null 2>&1 || return 0
  flock -n 8 || {
    say "Another demo is still using the server; waiting for it ..."
    flock 8
  }
}
