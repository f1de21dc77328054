package dev.heartline.sms.reach;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

import dev.heartline.service.contact.ContactRules;

/** When a text that isn't urgent is best sent to somebody. */
@ApplicationScoped
public class GoodTimes {

    private final ReachPatterns patterns;
    private final ContactRules rules;
    private final ReachConfig config;

    GoodTimes(ReachPatterns patterns, ContactRules rules, ReachConfig config) {
        this.patterns = patterns;
        this.rules = rules;
        this.config = config;
    }

    /** @param zone empty where nobody knows what time it is there: then nothing is waited for */
    public Instant from(Instant earliest, ReachPattern pattern, Optional<ZoneId> zone) {
        return zone.map(there ->
                        GoodTime.between(earliest, earliest.plus(config.patience()), pattern, there, rules.hours(zone)))
                .orElse(earliest);
    }

    public Uni<Instant> from(SqlClient client, Instant earliest, UUID userId, Optional<ZoneId> zone) {
        return patterns.of(client, userId).map(pattern -> from(earliest, pattern, zone));
    }

    /** @param latest inclusive; {@code earliest} where no good moment comes by then */
    public Uni<Instant> between(SqlClient client, Instant earliest, Instant latest, UUID userId, ZoneId zone) {
        return patterns.of(client, userId)
                .map(pattern -> GoodTime.between(earliest, latest, pattern, zone, rules.hours(Optional.of(zone))));
    }

    /** @return empty where no time of the day is left */
    public Uni<Optional<Instant>> on(SqlClient client, LocalDate day, Instant now, UUID userId, ZoneId zone) {
        return patterns.of(client, userId)
                .map(pattern ->
                        GoodTime.on(day, config.openTime(), now, pattern, zone, rules.hours(Optional.of(zone))));
    }
}
