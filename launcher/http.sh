# Sourced: asks the running server over HTTP, with curl, or else with the JDK alone.

ANSWER=$STATE/answer

# http METHOD ADDRESS [FORM]: prints the status, 000 when nobody listens, 999 for what is no HTTP; the body is in $ANSWER.
http() {
  if ! command -v curl >/dev/null 2>&1; then
    find_jdk
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 launcher/Http.java "$1" "$2" "${3:-}" "$ANSWER"
    return
  fi
  answered=0
  if [ "$1" = POST ]; then
    status=$(curl -s -m 120 -o "$ANSWER" -w '%{http_code}' --data "${3:-}" "$2") || answered=$?
  else
    status=$(curl -s -m 5 -o "$ANSWER" -w '%{http_code}' "$2") || answered=$?
  fi
  case $answered in
    0) echo "$status" ;;
    7) echo 000 ;;
    *) echo 999 ;;
  esac
}

answers() { [ "$(http GET "$MANAGEMENT/actuator/health")" = 200 ]; }

# Something listens there, whatever it is.
is_taken() { [ "$(http GET "http://localhost:$1/")" != 000 ]; }

# post PATH FORM: true when the server did it; otherwise says what to do.
post() {
  make_state
  status=$(http POST "$URL$1" "$2")
  case $status in
    2??) return 0 ;;
    000) fail "no Onward answers at $URL: start one with './onward start'" ;;
    404) fail "the server at $URL knows no such thing: $(cat "$ANSWER") (only the demo profile has $1)" ;;
    999) fail "what listens at $URL did not answer as a web server" ;;
    *) fail "the server at $URL answered $status: $(cat "$ANSWER")" ;;
  esac
}
