package dev.heartline.bench.chaos;

import java.util.List;
import java.util.Optional;

import dev.heartline.stack.settings.Service;

/** What faults happen to, one at a time each. */
enum Victim {
    CALL(Optional.of(Service.CALL), Pace.OF_A_SERVICE, List.of(Blow.KILL, Blow.KILL, Blow.PAUSE)),
    SMS(Optional.of(Service.SMS), Pace.OF_A_SERVICE, List.of(Blow.KILL, Blow.KILL, Blow.PAUSE)),
    MEMORY(Optional.of(Service.MEMORY), Pace.OF_A_SERVICE, List.of(Blow.KILL, Blow.KILL, Blow.PAUSE)),
    ENGAGEMENT(Optional.of(Service.ENGAGEMENT), Pace.OF_A_SERVICE, List.of(Blow.KILL, Blow.KILL, Blow.PAUSE)),
    /** Kafka, in the process that also looks after PostgreSQL. */
    BROKER(Optional.empty(), Pace.OF_A_SERVER, List.of(Blow.KILL, Blow.PAUSE, Blow.PAUSE)),
    /** PostgreSQL, with the databases of all services. */
    DATABASES(Optional.empty(), Pace.OF_A_SERVER, List.of(Blow.KILL, Blow.CUT, Blow.CUT, Blow.PAUSE));

    /** What happens. */
    enum Blow {
        /** As {@code kill -9}; it is started again at once. */
        KILL,
        /** It stands still, with all its connections open, and goes on. */
        PAUSE,
        /** All sessions end in the middle of whatever they do. */
        CUT
    }

    /** Seconds of peace between two faults. */
    private record Pace(int least, int most) {

        /** A start takes some seconds more. */
        static final Pace OF_A_SERVICE = new Pace(1, 8);

        static final Pace OF_A_SERVER = new Pace(8, 25);
    }

    private final Optional<Service> service;
    private final Pace pace;
    private final List<Blow> blows;

    Victim(Optional<Service> service, Pace pace, List<Blow> blows) {
        this.service = service;
        this.pace = pace;
        this.blows = blows;
    }

    Optional<Service> service() {
        return service;
    }

    int leastPeaceMillis() {
        return pace.least() * 1_000;
    }

    int mostPeaceMillis() {
        return pace.most() * 1_000;
    }

    /** Each as often as it is likely. */
    List<Blow> blows() {
        return blows;
    }
}
