# shellcheck shell=bash
# What Heartline needs of a machine: how each tool is found, and how it is installed where it is missing.
# Sourced by ./heartline.

readonly JDK_NEEDED=25

# --- finding -------------------------------------------------------------------------------------------------------

jdk_version() { # of the JDK in a directory; nothing if there is none
  [[ -x $1/bin/javac && -f $1/release ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate found path_java
  path_java=$(command -v javac || true)
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "${path_java:+$(dirname "$(dirname "$(readlink -f "$path_java")")")}" \
    "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [[ -n $candidate ]] || continue
    found=$(jdk_version "$candidate")
    if [[ -n $found && $found -ge $JDK_NEEDED ]]; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

find_maven() {
  command -v "${HEARTLINE_MVN:-mvn}"
}

find_postgres() { # the directory of initdb
  local bin
  if [[ -n ${HEARTLINE_POSTGRES_BIN:-} ]]; then
    [[ -x $HEARTLINE_POSTGRES_BIN/initdb ]] && echo "$HEARTLINE_POSTGRES_BIN"
    return
  fi
  bin=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  [[ -n $bin ]] || bin=$(command -v initdb) || return 1
  dirname "$bin"
}

find_pgvector() { # its control file
  local bin share
  bin=$(find_postgres) || return 1
  share=/usr/share/postgresql/$(basename "$(dirname "$bin")")
  [[ -d $share ]] || share=$("$bin/pg_config" --sharedir 2>/dev/null) || return 1
  [[ -f $share/extension/vector.control ]] && echo "$share/extension/vector.control"
}

find_psql() { # the server's own where there is one
  local bin
  if bin=$(find_postgres) && [[ -x $bin/psql ]]; then echo "$bin/psql"; else command -v psql; fi
}

find_node() {
  command -v npm >/dev/null && command -v node
}

find_tool() {
  case $1 in
    postgres | pgvector) in_containers && command -v docker && return ;;
  esac
  "find_$1"
}

in_containers() {
  [[ ${HEARTLINE_INFRA:-native} == containers ]]
}

docker_answers() {
  command -v docker >/dev/null && docker info >/dev/null 2>&1
}

# Native where PostgreSQL is there or nobody offers better, containers where it is missing and Docker answers; whoever sets
# HEARTLINE_INFRA has chosen. The choice of containers is kept with the data, so that 'down' finds what 'up' started.
choose_infrastructure() {
  [[ -z ${HEARTLINE_INFRA:-} ]] || return 0
  if [[ -f $HEARTLINE_HOME/infra ]]; then
    HEARTLINE_INFRA=$(<"$HEARTLINE_HOME/infra")
    export HEARTLINE_INFRA
  elif { ! find_postgres || ! find_pgvector; } >/dev/null && docker_answers; then
    export HEARTLINE_INFRA=containers
    mkdir -p "$HEARTLINE_HOME"
    echo containers >"$HEARTLINE_HOME/infra"
    echo "PostgreSQL with pgvector is not installed here and Docker answers: Kafka and PostgreSQL run in containers." \
      "HEARTLINE_INFRA=native installs PostgreSQL instead; ./heartline down --wipe forgets the choice." >&2
  fi
}

# --- mending -------------------------------------------------------------------------------------------------------

as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [[ $(id -u) -eq 0 ]] || sudo -n true 2>/dev/null; }
}

has_package() {
  apt-cache show "$1" 2>/dev/null | grep -q '^Package:'
}

# The first of some packages that the machine's own sources offer.
offered_package() {
  local package
  for package in "$@"; do
    has_package "$package" && { echo "$package"; return 0; }
  done
  return 1
}

package_of() {
  case $1 in
    jdk) offered_package "openjdk-$JDK_NEEDED-jdk-headless" "temurin-$JDK_NEEDED-jdk" ;;
    maven) echo maven ;;
    postgres) echo postgresql ;;
    psql) echo postgresql-client ;;
    node) if has_package npm; then echo nodejs npm; else echo nodejs; fi ;;
  esac
}

# The one command that mends a missing tool, as a person would type it.
remedy_of() {
  local sudo='' packages
  [[ $(id -u) -eq 0 ]] || sudo='sudo '
  if ! command -v apt-get >/dev/null; then
    echo "install it with this system's package manager"
  elif [[ $1 == pgvector ]]; then
    echo "${sudo}$scripts/install-pgvector.sh"
  elif packages=$(package_of "$1"); then
    echo "${sudo}apt-get install -y $packages"
  else
    echo "install a JDK $JDK_NEEDED (this machine's package sources have none) and set JAVA_HOME to it"
  fi
}

name_of() {
  case $1 in
    jdk) echo "JDK $JDK_NEEDED" ;;
    maven) echo "Maven" ;;
    postgres) echo "PostgreSQL server" ;;
    pgvector) echo "pgvector" ;;
    node) echo "Node.js and npm" ;;
  esac
}

install_tool() {
  local packages log=$HEARTLINE_HOME/logs/install.log
  mkdir -p "$(dirname "$log")"
  echo "installing $(name_of "$1") …"
  if [[ $1 == pgvector ]]; then
    as_root "$scripts/install-pgvector.sh" >>"$log" 2>&1
    return
  fi
  packages=$(package_of "$1") || { as_root apt-get update -qq >>"$log" 2>&1 && packages=$(package_of "$1"); } || return 1
  # shellcheck disable=SC2086 # several packages
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >>"$log" 2>&1 ||
    { as_root apt-get update -qq >>"$log" 2>&1 &&
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >>"$log" 2>&1; }
}

# Finds each of some tools, installs those that are missing, and sets JAVA_HOME. Ends the script when one stays missing.
require_tools() {
  local tool
  for tool in "$@"; do
    if ! find_tool "$tool" >/dev/null; then
      if ! can_install || ! install_tool "$tool" || ! find_tool "$tool" >/dev/null; then
        echo "error: $(name_of "$tool") is missing. Mend it with: $(remedy_of "$tool")" >&2
        [[ ! -f $HEARTLINE_HOME/logs/install.log ]] || tail -n 5 "$HEARTLINE_HOME/logs/install.log" >&2
        exit 1
      fi
    fi
    [[ $tool != jdk ]] || JAVA_HOME=$(find_jdk)
  done
  export JAVA_HOME
}

doctor() {
  local tool found missing=0
  for tool in jdk maven postgres pgvector node; do
    if found=$(find_tool "$tool"); then
      printf '  ok       %-18s %s\n' "$(name_of "$tool")" "$found"
    else
      missing=1
      printf '  missing  %-18s mend it with: %s\n' "$(name_of "$tool")" "$(remedy_of "$tool")"
    fi
  done
  if docker_answers; then
    printf '  ok       %-18s %s\n' "Docker" "answers; used where PostgreSQL is missing, or with HEARTLINE_INFRA=containers"
  else
    printf '  -        %-18s %s\n' "Docker" "does not answer, and is not needed"
  fi
  if [[ $missing -eq 1 ]]; then
    can_install && echo "Or just go on: ./heartline installs what is missing by itself on this machine."
    return 1
  fi
  echo "Nothing is missing."
}
