# Sourced: where things are, how we speak, and the tools we need.

PORT=${ONWARD_PORT:-8080}
MANAGEMENT_PORT=${ONWARD_MANAGEMENT_PORT:-$((PORT + 1))}
export ONWARD_PORT="$PORT" ONWARD_MANAGEMENT_PORT="$MANAGEMENT_PORT"
URL=http://localhost:$PORT
MANAGEMENT=http://localhost:$MANAGEMENT_PORT
STATE=$HERE/.onward
DATA=${ONWARD_DATA:-$STATE/data}
# Where the rows are: said whenever somebody may wonder.
if [ -n "${ONWARD_DATABASE_URL:-}" ]; then KEPT="the database of ONWARD_DATABASE_URL"; else KEPT=$DATA; fi
# A second server beside the first has its own port, and with it its own papers.
[ "$PORT" = 8080 ] && PAPERS=$STATE/server || PAPERS=$STATE/server-$PORT
LOG=$PAPERS.log
PID=$PAPERS.pid

say() { printf '%s\n' "$*"; }
fail() {
  printf 'onward: %s\n' "$*" >&2
  exit 1
}

make_state() {
  mkdir -p "$STATE" 2>/dev/null && [ -w "$STATE" ] ||
    fail "$STATE cannot be written by $(id -un): clone the repository to a directory of your own"
}

# The file 'release' of every JDK tells its version without starting it.
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 25 ]
}

find_jdk() {
  if [ -n "${ONWARD_JAVA_HOME:-}" ] && ! is_jdk "$ONWARD_JAVA_HOME"; then
    fail "ONWARD_JAVA_HOME is $ONWARD_JAVA_HOME, which is no JDK 25 or newer"
  fi
  on_path=$(readlink -f "$(command -v javac || echo /none)" 2>/dev/null || echo /none)
  for jdk in "${ONWARD_JAVA_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return
    fi
  done
  fail "no JDK 25 or newer was found: unpack one from https://adoptium.net and set ONWARD_JAVA_HOME to its directory"
}

find_maven() {
  if command -v mvn >/dev/null 2>&1; then
    MAVEN=mvn
  elif [ -x "$HERE/mvnw" ] && "$HERE/mvnw" -v >/dev/null 2>&1; then
    MAVEN=$HERE/mvnw
  else
    fail "Maven is missing and could not be fetched; as root: apt-get install -y maven"
  fi
  # Maven 3.8's own libraries use what newer JDKs warn about. A build ends before a second compiler would pay: it costs half.
  export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}"
}

# One at a time: two builds of one directory would spoil each other. Without flock (macOS) nobody is kept apart.
one_at_a_time() {
  make_state
  command -v flock >/dev/null 2>&1 || return 0
  exec 9>"$STATE/lock"
  flock -n 9 || {
    say "Another ./onward is building or starting here; waiting for it ..."
    flock 9
  }
}
let_others() { exec 9>&-; }
