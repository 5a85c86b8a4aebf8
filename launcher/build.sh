# Sourced: builds when sources changed, and unpacks the server for a fast start.

APP=$STATE/app
BUILT=$STATE/built

changed_since() {
  [ -n "$(find pom.xml .mvn/jvm.config ./*/pom.xml ./*/package*.json ./*/src/main -newer "$1" 2>/dev/null | head -n 1)" ]
}

# need_build [bench]: what the server and the journey are made of, and the bench on demand.
need_build() {
  one_at_a_time
  build_if_changed "$@"
  let_others
}

build_if_changed() {
  find_jdk
  mark=$BUILT${1:+-$1}
  if [ -f "$mark" ] && [ -d "$APP/lib" ] && ! changed_since "$mark"; then
    return
  fi
  if server_is_ours; then
    # Its classes are loaded from there as they are needed: they must not change under it.
    [ -f "$mark" ] || fail "a server is running from the last build: './onward stop' first"
    say "Sources have changed since the running server was built; './onward stop' first to see the change."
    return
  fi
  build "$mark" "${1:-acceptance}"
}

build() {
  find_maven
  say "Building (the first time also fetches packages) ..."
  touch "$STATE/building"
  maven package -Dmaven.test.skip=true -Dspotless.check.skip=true -pl "server,acceptance,$2" -am || {
    show_errors
    fail "the build failed; all it said is in $STATE/build.log"
  }
  unpack_server
  # The time when the build began: what was saved meanwhile is built the next time.
  mv "$STATE/building" "$1"
  [ "$1" = "$BUILT" ] || cp -p "$1" "$BUILT"
}

# Classes read from an unpacked directory start some seconds sooner than out of a jar in a jar.
unpack_server() {
  jar=$(ls server/target/onward-server-*-boot.jar 2>/dev/null | head -n 1)
  [ -n "$jar" ] || fail "the build made no server/target/onward-server-*-boot.jar; see $STATE/build.log"
  rm -rf "$APP.new"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$APP.new" >/dev/null ||
    fail "$jar could not be unpacked to $APP.new"
  mv "$APP.new"/*.jar "$APP.new/onward.jar"
  rm -rf "$APP"
  mv "$APP.new" "$APP"
}

# Runs Maven, keeps all it says in build.log, and shows the modules as they come.
maven() {
  rm -f "$STATE/build.code"
  { "$MAVEN" -B -ntp "$@" 2>&1 9>&- && echo 0 >"$STATE/build.code" || echo 1 >"$STATE/build.code"; } |
    tee "$STATE/build.log" | show_progress
  [ "$(cat "$STATE/build.code")" = 0 ]
}

show_progress() {
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*' ['*/*']')
        module=${line#'[INFO] Building '}
        say "  [${line##*'['} ${module%%-SNAPSHOT*}"
        ;;
      *'Tests run: '*' -- in '*) say "    ${line##* -- in }: ${line%%, Time*}" ;;
    esac
  done
}

show_errors() {
  grep -F '[ERROR]' "$STATE/build.log" | grep -vE 'ERROR\] *$|ERROR\] (\[Help|Re-run|For more|To see the full)' | head -n 40 >&2
}

# The tests look at pages in a real browser and have files scanned by a real scanner; a test that is skipped for want of one would
# prove nothing.
find_test_programs() {
  if [ -n "${ONWARD_CHROMIUM:-}" ]; then
    [ -x "$ONWARD_CHROMIUM" ] || fail "ONWARD_CHROMIUM is $ONWARD_CHROMIUM, which is no program"
  else
    provide /usr/bin/chromium chromium 'which the tests look at pages with'
  fi
  provide /usr/sbin/clamd clamav-daemon 'with which the tests look for viruses'
}

# provide PROGRAM PACKAGE WHY
provide() {
  [ ! -x "$1" ] || return 0
  line="apt-get install -y --no-install-recommends $2"
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || fail "$1 is missing, $3; as root: $line"
  say "Installing $2, $3 ..."
  make_state
  # Of a fresh machine's package lists nothing is known yet.
  { $line || { apt-get update && $line; }; } >"$STATE/$2.log" 2>&1 </dev/null ||
    fail "$2 could not be installed; see $STATE/$2.log, or as root: apt-get update && $line"
}

run_tests() {
  one_at_a_time
  find_jdk
  find_maven
  say "Running every test; all they say is in $STATE/build.log"
  maven verify -Donward.tests=all "$@" || {
    show_errors
    fail "not all is well: see above, or $STATE/build.log"
  }
  say "All tests passed."
}

# java_main CLASS MODULE [ARGUMENT...]: a program of ours beside the server's libraries.
java_main() {
  main=$1
  module=$2
  shift 2
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Xmx256m -cp "$module/target/classes:$APP/onward.jar:$APP/lib/*" \
    -Donward.port="$PORT" "$main" "$@"
}
