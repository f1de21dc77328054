package dev.heartline.care.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.ai.time.Ages;
import dev.heartline.care.CareConfig;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.context.UserContexts;
import dev.heartline.service.profile.KnownUser;

/** Brings together what the coach should know of a user: two rows of this service's own, and nothing is asked of another one. */
@ApplicationScoped
@IfBuildProperty(name = "heartline.context.projection", stringValue = "true")
public class KnownPersons {

    private final UserContexts contexts;
    private final CrisisQuiet quiet;
    private final CareConfig care;
    private final Pool pool;

    KnownPersons(UserContexts contexts, CrisisQuiet quiet, CareConfig care, Pool pool) {
        this.contexts = contexts;
        this.quiet = quiet;
        this.care = care;
        this.pool = pool;
    }

    /**
     * As of a moment: what was written with a date is spoken of with its age.
     *
     * @param phone that they call or write from
     */
    public Uni<Person> of(KnownUser user, String phone, Instant at) {
        return Uni.combine()
                .all()
                .unis(contexts.find(user.userId()), quiet.until(pool, Optional.of(user.userId()), phone))
                .with((snapshot, until) -> person(
                        user,
                        snapshot.orElse(null),
                        at.atZone(user.zone().orElse(ZoneOffset.UTC)).toLocalDate(),
                        isAfterCrisis(until, snapshot, at)));
    }

    /** By this service's own knowledge; where it has none, by that of the memory. */
    private boolean isAfterCrisis(Optional<Instant> quietUntil, Optional<ContextRefreshed> snapshot, Instant at) {
        return quietUntil
                .or(() -> snapshot.map(ContextRefreshed::lastCrisisAt).map(crisis -> crisis.plus(care.quiet())))
                .filter(at::isBefore)
                .isPresent();
    }

    private static Person person(KnownUser user, ContextRefreshed snapshot, LocalDate today, boolean afterCrisis) {
        var firstName = user.firstName().orElse(null);
        var zone = user.zone().orElse(null);
        if (snapshot == null) {
            return new Person(firstName, null, null, null, null, null, afterCrisis, zone);
        }
        return new Person(
                firstName,
                snapshot.memories().stream()
                        .map(memory -> new Remembered(
                                memory.type(), Ages.spoken(memory.description(), today), memory.occurredAt()))
                        .toList(),
                snapshot.preferences().stream()
                        .map(known -> new Preference(known.category(), known.key(), known.value(), known.confidence()))
                        .toList(),
                snapshot.openCommitments().stream()
                        .map(commitment -> Ages.named(commitment, today))
                        .toList(),
                snapshot.lastSummary() == null ? null : snapshot.lastSummary().text(),
                snapshot.lastContactAt(),
                afterCrisis,
                zone);
    }
}
