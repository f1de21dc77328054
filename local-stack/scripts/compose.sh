# shellcheck shell=bash
# The stack of docker-compose.yml, for HEARTLINE_INFRA=compose. Sourced by ./heartline.

in_compose() {
  [[ ${HEARTLINE_INFRA:-native} == compose ]]
}

require_compose() {
  if ! compose_answers; then
    echo "error: no Docker engine with compose answers here" >&2
    exit 1
  fi
}

compose_answers() {
  docker_answers && docker compose version >/dev/null 2>&1
}

# Images are labelled with the commit. HEARTLINE_TWO_REPLICAS=true has each service twice, behind a door.
compose() {
  local files=(--file "$project/docker-compose.yml")
  [[ ${HEARTLINE_TWO_REPLICAS:-false} == false ]] || files+=(--file "$project/containers/two-replicas.yml")
  HEARTLINE_REVISION=${HEARTLINE_REVISION:-$(git -C "$project" rev-parse HEAD 2>/dev/null || echo unknown)} \
    docker compose "${files[@]}" "$@"
}

compose_up() {
  compose --profile demo up --build --wait "$@"
}

# Has the commands of this machine look at the stack of containers: its ports are published here, its secrets are copied.
adopt_compose() {
  local container
  container=$(compose ps --all --quiet secrets)
  if [[ -z $container ]]; then
    echo "error: there is no stack of containers; start it with HEARTLINE_INFRA=compose ./heartline up" >&2
    exit 1
  fi
  export HEARTLINE_HOME=$HEARTLINE_HOME/compose
  mkdir -p "$HEARTLINE_HOME"
  docker cp "$container:/stack/." "$HEARTLINE_HOME" >/dev/null
}

# Whether a command was told of another broker than this machine's.
of_another_broker() {
  [[ " $*" == *" --bootstrap-server"* || " $*" == *" --command-config"* ]]
}

# A container is no process that 'replay' could end: it is stopped here, and started again if it ran.
compose_replay() {
  local argument service='' ran='' result=0
  for argument in "$@"; do
    case $argument in call | sms | memory | engagement) service=$argument-service ;; esac
  done
  [[ -z $service ]] || ran=$(compose ps --status running --quiet "$service")
  [[ -z $ran ]] || compose stop "$service"
  stack replay "$@" --bootstrap-server "127.0.0.1:${HEARTLINE_KAFKA_PORT:-19092}" || result=$?
  [[ -z $ran ]] || compose start "$service"
  return "$result"
}

# The commands that differ where everything runs in containers.
compose_command() {
  local command=$1
  shift
  case $command in
    up) compose_up "$@" ;;
    down)
      if [[ " $* " == *" --wipe "* ]]; then
        compose --profile '*' down --volumes
        rm -rf "$HEARTLINE_HOME/compose"
      else
        compose --profile '*' down
      fi
      ;;
    status) compose --profile '*' ps --all ;;
    logs) compose --profile '*' logs "$@" ;;
  esac
}
