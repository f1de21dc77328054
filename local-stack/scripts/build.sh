# shellcheck shell=bash
# Building only what changed, into a copy that a running stack is not disturbed by. Sourced by ./heartline.

readonly version=0.1.0
readonly image=$HEARTLINE_HOME/modules # what runs; target/ belongs to Maven
readonly stamp=$HEARTLINE_HOME/build.stamp
readonly build_log=$HEARTLINE_HOME/logs/build.log

maven() {
  MAVEN_OPTS=${MAVEN_OPTS:---enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow} \
    "$(find_maven)" -B "$@"
}

# The files of the project that match some patterns, by their names in order.
sources() (
  cd "$project"
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    # git still lists a file that was deleted and not yet staged.
    git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
      [[ ! -e $file ]] || echo "$file"
    done
  else
    # Not a clone: everything that is source.
    find . \( -name target -o -name node_modules -o -name '.?*' \) -prune -o \( -name pom.xml -o -path '*/src/*' \) -type f -print |
      sed 's:^\./::'
  fi | LC_ALL=C sort
)

# One hash over everything that ends up in the build.
sources_hash() (
  cd "$project"
  {
    sources pom.xml '*/pom.xml' '*/src/main/*' | tr '\n' '\0' | xargs -0 sha1sum
    "$JAVA_HOME/bin/java" -version 2>&1
  } | sha1sum | cut -d' ' -f1
)

# Maven keeps what was built from a file that is gone: prints 'clean' when there is one since the last build that succeeded.
clean_if_stale() {
  local list=$HEARTLINE_HOME/$1.files
  if [[ -f $list ]] && LC_ALL=C comm -23 "$list" <(sources '*/src/*') | grep -q .; then echo clean; fi
}

remember_sources() {
  sources '*/src/*' >"$HEARTLINE_HOME/$1.files"
}

built() {
  [[ -f $stamp && -f $image/local-stack/target/local-stack-$version.jar ]]
}

require_built() {
  if ! built; then
    echo "nothing is built here yet; start with ./heartline up or ./heartline demo" >&2
    exit 1
  fi
}

build() {
  local sources
  sources=$(sources_hash)
  if built && [[ $(<"$stamp") == "$sources" ]]; then
    return 0
  fi
  mkdir -p "$HEARTLINE_HOME/logs"
  (
    # One build at a time.
    if command -v flock >/dev/null; then
      exec 9>"$HEARTLINE_HOME/build.lock"
      flock 9
    fi
    if built && [[ $(<"$stamp") == "$sources" ]]; then exit 0; fi
    SECONDS=0
    echo "building $(modules | wc -l) modules (log: $build_log) …"
    cd "$project"
    # shellcheck disable=SC2046 # one word or none
    if ! maven $(clean_if_stale build) package -T1C -Dmaven.test.skip=true -Dspotless.check.skip=true 2>&1 | tee "$build_log" | build_progress; then
      echo "error: the build failed:" >&2
      grep -E '^\[ERROR\]' "$build_log" | grep -vE 'Re-run|re-run|For more information|\[Help|^\[ERROR\] *$' | head -n 20 >&2
      echo "all of it: $build_log" >&2
      exit 1
    fi
    remember_sources build
    lay_out_image
    echo "$sources" >"$stamp"
    echo "built in $SECONDS s"
  )
}

modules() {
  sed -n 's:.*<module>\(.*\)</module>.*:\1:p' "$project/pom.xml"
}

# Shows one line per module of Maven's output, and how many libraries the first build has fetched.
build_progress() {
  local terminal=0
  [[ ! -t 1 ]] || terminal=1
  awk -v terminal="$terminal" '
    /Downloaded from/ {
      if (++fetched == 1) print "  fetching libraries, this once; it takes some minutes"
      if (terminal && fetched % 10 == 0) printf "\r  %d files ", fetched
      if (!terminal && fetched % 500 == 0) print "  " fetched " files"
      fflush()
    }
    /Building Heartline :: .*\[[0-9]+\/[0-9]+\]/ {
      place = $NF; sub(/.*Heartline :: /, ""); sub(/ [0-9.]+ +\[.*/, "")
      if (terminal && fetched) printf "\r"
      printf "  %-8s %s\n", place, $0
      fflush()
    }'
}

# A copy of what was built, under the same names. Hard links where the file system can: only our own jars, which the next
# build writes anew, are copied for good.
lay_out_image() {
  local next=$image.next module target
  rm -rf "$next"
  for module in $(modules); do
    target=$project/$module/target
    mkdir -p "$next/$module/target"
    if [[ -d $target/quarkus-app ]]; then
      link_copy "$target/quarkus-app" "$next/$module/target/"
    elif [[ -d $target/lib ]]; then
      link_copy "$target/lib" "$next/$module/target/"
      cp -p "$target/$module-$version.jar" "$next/$module/target/"
    fi
  done
  find "$next" -type f \( -path '*/quarkus-app/*.jar' -o -name '*heartline*.jar' -o -name "*-$version.jar" \) \
    ! -path '*/lib/boot/*' ! \( -path '*/lib/main/*' ! -name 'dev.heartline.*' \) -print0 |
    while IFS= read -r -d '' jar; do
      cp -p "$jar" "$jar.own" && mv "$jar.own" "$jar"
    done
  rm -rf "$image"
  mv "$next" "$image"
}

link_copy() {
  cp -al "$1" "$2" 2>/dev/null || cp -a "$1" "$2"
}

# How many modules Maven tests at once: each with a PostgreSQL, a Kafka and a service of its own, which wait more than they compute.
# Who says so themselves is heeded: of two -T Maven takes the first.
modules_at_once() {
  local argument gib=0
  for argument in "$@"; do
    if [[ $argument == -T?* ]]; then
      echo "$argument"
      return
    fi
  done
  gib=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null) || true
  if [[ $(nproc 2>/dev/null || echo 1) -ge 2 && ${gib:-0} -ge 10 ]]; then echo -T2; else echo -T1; fi
}

run_tests() {
  local log=$HEARTLINE_HOME/logs/test.log began=$HEARTLINE_HOME/logs/test.began status=0 skipped
  mkdir -p "$(dirname "$log")"
  touch "$began"
  cd "$project"
  SECONDS=0
  echo "testing $(modules | wc -l) modules (log: $log) …"
  # shellcheck disable=SC2046 # one word or none
  maven $(clean_if_stale test) verify --fail-at-end "$(modules_at_once "$@")" "$@" 2>&1 | tee "$log" | test_progress || status=$?
  grep -ahE '^\[(INFO|WARNING|ERROR)\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+ *$' "$log" |
    awk -F'[ ,]+' -v seconds="$SECONDS" '
      { run += $4; failures += $6; errors += $8; skipped += $10 }
      END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d in %d s\n", run, failures, errors, skipped, seconds }'
  if [[ $status -ne 0 ]]; then
    echo "FAILED; all of it: $log" >&2
    return 1
  fi
  remember_sources test
  skipped=$(skipped_since "$began")
  if [[ -z $skipped ]]; then
    echo "everything passes"
  else
    echo "what ran passes. NOT RUN, and so not known:"
    echo "$skipped"
  fi
}

# How many tests were left out since a file was written, and why, as the reports of Surefire have it: a line for each reason.
skipped_since() {
  find "$project" -path '*/target/surefire-reports/TEST-*.xml' -newer "$1" -exec awk '
    # Either an attribute, or the first words of a stack trace, which may begin a line later.
    follows { print; follows = 0 }
    /<skipped/ {
      if (match($0, / message="[^"]*"/)) print substr($0, RSTART + 10, RLENGTH - 11)
      else if (!sub(/.*<!\[CDATA\[[A-Za-z0-9.]*: */, "")) print "no reason given"
      else if ($0 == "") follows = 1
      else print
    }' {} + 2>/dev/null |
    sed -E 's/^Assumption failed: //; s/^Environment variable .* ==&gt; //; s/(a known miss).*/\1/; s/\]\]>.*//; s/&#1?[03];.*//
      s/&quot;/"/g; s/&apos;/'"'"'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g; s/ +$//' |
    LC_ALL=C sort | uniq -c | sort -rn |
    awk '{ n = $1; $1 = ""; printf "  %4d %s:%s\n", n, n == 1 ? "test" : "tests", $0 }' || true
}

# What the images do when they run. Without an engine there is nothing to test, which is said and is no failure.
run_container_tests() {
  if ! compose_answers; then
    echo "SKIPPED: no Docker engine with compose answers here, so the containers were not tested" >&2
    return 0
  fi
  require_tools jdk maven
  # The services are built inside the images.
  HEARTLINE_CONTAINER_TESTS=true run_tests -pl system-tests -am -Dtest=ComposeStackTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dquarkus.build.skip=true "$@"
}

test_progress() {
  awk '
    /Building Heartline :: .*\[[0-9]+\/[0-9]+\]/ || /Tests run:/ || /<<< (FAILURE|ERROR)!/ || /^\[ERROR\]/ || /BUILD (SUCCESS|FAILURE)/ {
      print; fflush()
    }'
}
