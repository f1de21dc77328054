#!/usr/bin/env bash
# Installs pgvector for the newest PostgreSQL of this machine (root, Debian family).
#
# Where the distribution has a package for that PostgreSQL, it is used. Where it has not (Debian 12), pgvector is
# built from the distribution's own source package of a later release. The system's package sources stay as they are:
# the later release is read through a private state folder, from the mirror this machine already uses.
set -euo pipefail

readonly SOURCE_RELEASE=trixie # the first Debian release that carries the source package
readonly KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -type d -name bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $bin ]] || { echo "no PostgreSQL server under /usr/lib/postgresql; install postgresql first" >&2; exit 1; }
major=$(basename "$(dirname "$bin")")
control=/usr/share/postgresql/$major/extension/vector.control

if [[ -f $control ]]; then
  echo "pgvector is installed for PostgreSQL $major"
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
if apt-cache show "postgresql-$major-pgvector" >/dev/null 2>&1; then
  apt-get install -y -qq "postgresql-$major-pgvector" >/dev/null
  echo "installed postgresql-$major-pgvector"
  exit 0
fi

echo "this release has no pgvector package for PostgreSQL $major: building it from the distribution's source package"
[[ -f $KEYRING ]] || { echo "cannot check the source package: $KEYRING is missing" >&2; exit 1; }
# shellcheck disable=SC2016 # the format is apt's, not the shell's
mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL) $(COMPONENT)' 'Created-By: Packages' |
  awk '$2 == "Debian" && $3 == "Debian" && $4 == "main" { print $1; exit }')
[[ -n $mirror ]] || { echo "no Debian mirror in this machine's apt configuration; run apt-get update first" >&2; exit 1; }
apt-get install -y -qq "postgresql-server-dev-$major" make gcc >/dev/null

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
echo "deb-src [signed-by=$KEYRING] $mirror $SOURCE_RELEASE main" >"$work/sources.list"
private_apt=(
  apt-get -oDir::State="$work/state" -oDir::Cache="$work/cache"
  -oDir::Etc::sourcelist="$work/sources.list" -oDir::Etc::sourceparts=/dev/null -oAPT::Sandbox::User=root
)
"${private_apt[@]}" update -qq
cd "$work"
"${private_apt[@]}" source -qq --download-only pgvector
tar xf pgvector_*.orig.tar.gz
# OPTFLAGS is emptied because upstream's default is -march=native: the library must run on any machine of its kind.
make -s -j2 -C "$work"/pgvector-*/ OPTFLAGS="" PG_CONFIG="$bin/pg_config" >"$work/make.log" 2>&1 ||
  { tail -n 20 "$work/make.log" >&2; exit 1; }
make -s -C "$work"/pgvector-*/ install PG_CONFIG="$bin/pg_config" >/dev/null
[[ -f $control ]] || { echo "pgvector was built, but $control did not appear" >&2; exit 1; }
echo "built and installed pgvector for PostgreSQL $major"
