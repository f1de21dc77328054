#!/usr/bin/env bash
# Dumps the database of every service of a running stack, with its data, as the test resource of a release:
#   ./heartline up && ./heartline demo && eval "$(./heartline env)" && local-stack/scripts/dump-schemas.sh 0.1.0
# To be run once when a version is released; UpgradeTest of each service migrates all that were kept.
set -euo pipefail

version=${1:?which version?}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

for service in call sms memory engagement; do
  prefix=HEARTLINE_DB_${service^^}
  url=${prefix}_URL user=${prefix}_USER password=${prefix}_PASSWORD
  database=${!url#jdbc:}
  export PGUSER=${!user} PGPASSWORD=${!password}
  psql -q -v ON_ERROR_STOP=1 -d "$database" -f "$project/local-stack/scripts/dump-rows/$service.sql"
  target=$project/$service-service/src/test/resources/released
  mkdir -p "$target"
  # As plain statements for JDBC: without psql's own commands, and without the extension, which only a superuser creates.
  # Values that change nothing for a test and everything for a diff go: the version of the dumping program.
  pg_dump --no-owner --no-privileges --inserts -d "$database" |
    grep -vE '^\\(un)?restrict |^(CREATE|COMMENT ON) EXTENSION |^-- Dumped |^SET transaction_timeout' |
    cat -s >"$target/$version.sql"
  echo "$target/$version.sql"
done
