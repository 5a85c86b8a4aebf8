# Sourced: the server's process.

PATIENCE=${ONWARD_START_TIMEOUT:-180}

# The process of our pid file, if it lives and is still a Java of ours: numbers are used again.
server_is_ours() {
  [ -f "$PID" ] || return 1
  pid=$(cat "$PID")
  case $pid in '' | *[!0-9]*) return 1 ;; esac
  kill -0 "$pid" 2>/dev/null && ps -p "$pid" -o args= 2>/dev/null | grep -q 'onward\.jar'
}

# Becomes the server; words given come before it (setsid).
become_server() {
  export ONWARD_DATA="$DATA" ONWARD_PROFILE="${ONWARD_PROFILE:-demo}"
  # shellcheck disable=SC2086 # options are words
  exec "$@" "$JAVA_HOME/bin/java" ${ONWARD_JAVA_OPTS:--Xmx512m} \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$APP/onward.jar"
}

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
  say "Starting Onward at $URL, data in $KEPT ..."
  # Out of the terminal's group, so that Ctrl-C in a demo reaches the launcher, which stops the server in good order.
  become_server "$(command -v setsid || echo nohup)" </dev/null >"$LOG" 2>&1 9>&- &
  pid=$!
  echo "$pid" >"$PID"
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
  while kill -0 "$pid" 2>/dev/null; do
    if [ "$seconds" -ge 60 ]; then
      kill -KILL "$pid"
      fail "it did not stop within 60 s and was killed; its data are safe, its log is $LOG"
    fi
    seconds=$((seconds + 1))
    sleep 1
  done
  rm -f "$PID"
  say "Stopped; the data stay in $KEPT."
}

# Stays until the server ends or a signal comes.
watch_server() {
  while kill -0 "$pid" 2>/dev/null; do sleep 1; done
  [ ! -f "$PID" ] || give_up "the server ended by itself"
  say "The server was stopped."
}
