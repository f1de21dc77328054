# shellcheck shell=bash
# A look into the tables of a service. Sourced by ./heartline.

open_psql() {
  local service=${1:-} prefix settings psql
  case $service in
    call | sms | memory | engagement) shift ;;
    *)
      help_on psql >&2
      exit 2
      ;;
  esac
  psql=$(find_psql) || {
    echo "error: psql is missing. Mend it with: $(remedy_of psql)" >&2
    exit 1
  }
  if ! postgres_answers; then
    echo "error: PostgreSQL does not answer on port ${HEARTLINE_POSTGRES_PORT:-15432}; start it with ./heartline up" >&2
    exit 1
  fi
  settings=$(stack env)
  eval "$settings"
  prefix=HEARTLINE_DB_$(tr '[:lower:]' '[:upper:]' <<<"$service")
  local url=${prefix}_URL user=${prefix}_USER password=${prefix}_PASSWORD
  PGUSER=${!user} PGPASSWORD=${!password} exec "$psql" -d "${!url#jdbc:}" "$@"
}

# Asks for the secrets of a stack that was started here, too: without them there is nothing to log in with.
postgres_answers() {
  [[ -f $HEARTLINE_HOME/secrets.properties ]] &&
    (exec 3<>"/dev/tcp/127.0.0.1/${HEARTLINE_POSTGRES_PORT:-15432}") 2>/dev/null
}
