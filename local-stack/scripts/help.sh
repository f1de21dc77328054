# shellcheck shell=bash
# What ./heartline says of itself. Help needs no tools and starts nothing. Sourced by ./heartline.

usage() {
  cat <<'END'
Usage: ./heartline COMMAND [OPTIONS]

  demo      build, start everything, and play real calls and texts through it
  up        start what does not run yet: Kafka, PostgreSQL, the four services, the carrier simulator
  down      stop it; data stays. --wipe deletes the data as well
  restart   NAME...   ends and starts again: simulator, call, sms, memory, engagement
  status    what runs, on which ports, and whether it is healthy; --lag adds what consumers have yet to read
  logs      [NAME] [-f] [-n LINES]   the logs of infra, simulator, call, sms, memory, engagement
  events    [TOPIC] [--from-beginning]   the events as they come: key, type, time and data, one line each
  dlq       list | show | replay | drop: what consumers could not take
  replay    SERVICE --since DURATION: has one service read its topics again, as after its database was restored
  psql      call|sms|memory|engagement [PSQL OPTIONS]   the tables of a service
  token     [--role operator|service|user] [--user UUID] [--ttl 8h]   an access token for the REST interfaces
  env       addresses and passwords of the running stack, for a shell: eval "$(./heartline env)"
  rehearse  play simulated callers and judge what the coach says to them; --fast does so without a stack
  bench     measure: fan-out, live-calls, inbound-sms, campaign, decide, recall, context, memory-scale, understanding, policy, chaos, rolling-restart
  doctor    what this machine has and lacks, and the one command that mends it
  test      everything that passes or fails; 'test containers' what the images do when they run
  build     build if something changed
  train     train the heads of shared-ai anew; writes their weights and model cards into the project
  format    format the sources as the build wants them
  help      this

Each takes --help. Nothing needs Docker. Tools that are missing are installed on Debian and its relatives when you
are root or have sudo without a password; elsewhere './heartline doctor' says what to install.

The carrier simulator does as it is told at http://127.0.0.1:18090/simulator: people, calls, texts and pictures to us, failures of the
carriers, callbacks and texts that come twice, late and out of order (docs/developer-guide.md, "Look inside").

Environment
  HEARTLINE_HOME        where data, logs and secrets live (default: .heartline in the project)
  HEARTLINE_<X>_PORT    KAFKA 19092, KAFKA_CONTROLLER 19093, POSTGRES 15432, CALL 18081, SMS 18082, MEMORY 18083,
                        ENGAGEMENT 18084, SIMULATOR 18090; CALL_MANAGEMENT 18181 to ENGAGEMENT_MANAGEMENT 18184
  HEARTLINE_JAVA_OPTS   added to the JVM options of every process
  HEARTLINE_INFRA       'containers' runs Kafka and PostgreSQL in Docker, 'native' does without, 'compose' runs everything as
                        docker-compose.yml says. Not set: native, unless PostgreSQL is missing and Docker answers
END
}

wants_help() {
  local word
  for word in "$@"; do
    case $word in -h | --help) return 0 ;; esac
  done
  return 1
}

# What a command does and takes. Those that are written in Java tell their options themselves, once they are built.
help_on() {
  local command=$1
  case $command in
    test)
      cat <<'END'
Usage: ./heartline test [MAVEN OPTIONS]
Tests all modules: everything that passes or fails, with a Kafka and a PostgreSQL of their own.
A running stack is not touched. Options go to Maven, for example: ./heartline test -pl memory-service -am

       ./heartline test containers
Builds the images, runs docker-compose.yml under a name and on ports of its own, plays a call and a text, restarts everything
and looks whether all is there; leaves images behind and nothing else. Skips where no Docker engine answers.
END
      ;;
    build)
      cat <<'END'
Usage: ./heartline build
Builds if something changed since the last build. 'up' and 'demo' do so by themselves.
END
      ;;
    train)
      cat <<'END'
Usage: ./heartline train FOLDER
Trains the heads of shared-ai on the sentences in training/ and writes their weights and model cards into the project. The same
sentences give the same weights. FOLDER holds goemotions/train.tsv and annomi/dev.csv, whose comments and turns serve as examples of
ordinary talk. Some minutes on two cores.
END
      ;;
    format)
      cat <<'END'
Usage: ./heartline format
Formats the sources as the build wants them.
END
      ;;
    doctor)
      cat <<'END'
Usage: ./heartline doctor
Says what this machine has and lacks, and the one command that mends it. Changes nothing.
Exit code 1 if something is missing.
END
      ;;
    psql)
      cat <<'END'
Usage: ./heartline psql call|sms|memory|engagement [PSQL OPTIONS]
Opens psql on the tables of a service of the running stack, with the service's own role.
Example: ./heartline psql call -c 'select id, user_id, call_status from phone_calls order by id desc limit 5'
END
      ;;
    help | -h | --help) usage ;;
    demo | bench)
      help_in_java "$command" "$command" "$@"
      ;;
    rehearse)
      help_in_java "$command" rehearsal "$command" "$@"
      ;;
    up | down | restart | status | logs | events | dlq | replay | token | env)
      help_in_java "$command" local-stack "$@"
      ;;
    *)
      unknown_command "$command"
      ;;
  esac
}

help_in_java() {
  local command=$1 module=$2
  shift 2
  if built && JAVA_HOME=$(find_jdk); then
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$image/$module/target/$module-$version.jar" "$@"
  else
    echo "Usage: ./heartline $command [OPTIONS]"
    usage | sed -n "s/^  $command  */  /p"
    echo "Nothing is built here yet. Once it is (./heartline build), this says what options there are."
  fi
}

unknown_command() {
  echo "there is no command '$1'" >&2
  usage >&2
  exit 2
}
