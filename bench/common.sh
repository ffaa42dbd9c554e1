# What the benchmarks share: tools, a fresh server, and its end. Sourced by them.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."

need() { # command, Debian package
  command -v "$1" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get install -y -qq "$2" || { apt-get update -qq && apt-get install -y -qq "$2"; }; } >/dev/null 2>&1 || true
  fi
  command -v "$1" >/dev/null || { echo "$1 is needed: install the package $2" >&2; exit 2; }
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

DATA=$(mktemp -d "${TMPDIR:-/tmp}/postorder-bench-XXXXXX")
PORT=$(free_port)
BASE_URL=http://127.0.0.1:$PORT
SERVER=

# Starts the server with SETTINGS (--set key=value …); FIRST_ANSWER_MS is how long it took until it answered.
start_server() {
  local began
  began=$(date +%s%N)
  ./postorder serve --data "$DATA/data" --port "$PORT" ${SETTINGS[@]+"${SETTINGS[@]}"} >>"$DATA/server.log" 2>&1 &
  SERVER=$!
  until curl -sf -o /dev/null "$BASE_URL/health/ready"; do
    kill -0 "$SERVER" 2>/dev/null || { cat "$DATA/server.log" >&2; exit 1; }
    sleep 0.01
  done
  FIRST_ANSWER_MS=$((($(date +%s%N) - began) / 1000000))
}

stop_server() {
  [ -n "$SERVER" ] || return 0
  kill "$SERVER" 2>/dev/null || true
  wait "$SERVER" 2>/dev/null || true
  SERVER=
}

finish() {
  stop_server
  rm -rf "$DATA"
}
trap finish EXIT

# What is loaded stays in this directory, for the next run.
keep() { # directory
  rmdir "$DATA"
  DATA=$1
  mkdir -p "$DATA"
  trap stop_server EXIT
}

admin() { ./postorder admin --data "$DATA/data" "$@" 2>>"$DATA/server.log"; }

property() { sed -n "s/^$1=//p" "$DATA/data/database.properties"; }

# psql and pgbench on the server's own database.
connect() {
  local address
  address=$(property url); address=${address#*//}
  export PGHOST=${address%%:*} PGUSER PGPASSWORD PGPORT PGDATABASE
  address=${address#*:}
  PGPORT=${address%%/*} PGDATABASE=${address#*/} PGDATABASE=${PGDATABASE%%\?*}
  PGUSER=$(property user) PGPASSWORD=$(property password)
}

# A customer, a user and an application, and the secrets of a session and a token.
open_accounts() {
  CUSTOMER=$(admin customer add "ООО Ромашка" --email office@example.org | cut -f1)
  APPKEY=$(admin application add bench | tail -n 1)
  local password
  password=$(admin user add bench@example.org --access "$CUSTOMER=2" | tail -n 1)
  SESSION=$(curl -sf "$BASE_URL/v3/auth/login.json" -H 'Content-Type: application/json' \
    -d "{\"appkey\":\"$APPKEY\",\"login\":\"bench@example.org\",\"password\":\"$password\"}" \
    | sed 's/.*"sessionID":"\([^"]*\)".*/\1/')
  TOKEN=$(curl -sf "$BASE_URL/XmlGate/V3/Authorization.asmx" -H 'Content-Type: text/xml; charset=utf-8' \
    -d "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><Login xmlns='http://corteos.ru'><Email>bench@example.org</Email><Password>$password</Password></Login></s:Body></s:Envelope>" \
    | sed 's/.*<TokenValue>\([^<]*\)<.*/\1/')
}
