package dev.heartline.call.context;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.ai.time.Ages;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.CareConfig;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.care.CrisisQuiet;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Brings together what the coach should know on a call. */
@ApplicationScoped
public class CoachContexts {

    private final Profiles profiles;
    private final UserContexts contexts;
    private final CrisisQuiet quiet;
    private final CareConfig care;
    private final Pool pool;

    CoachContexts(Profiles profiles, UserContexts contexts, CrisisQuiet quiet, CareConfig care, Pool pool) {
        this.profiles = profiles;
        this.contexts = contexts;
        this.quiet = quiet;
        this.care = care;
        this.pool = pool;
    }

    /**
     * The context of a call that is under way.
     *
     * @param longest talk time after which the coach brings the call to its end
     */
    public Uni<CoachContext> of(Call call, Duration longest) {
        var began = Optional.ofNullable(call.answeredAt()).orElseGet(Instant::now);
        var wrapUpAt = began.plus(longest);
        if (call.userId() == null) {
            return Uni.createFrom().item(context(call, wrapUpAt, Optional.empty(), null));
        }
        return profiles.find(call.userId())
                .chain(user -> user.isEmpty()
                        ? Uni.createFrom().item(context(call, wrapUpAt, user, null))
                        : person(user.get(), began).map(person -> context(call, wrapUpAt, user, person)));
    }

    private Uni<Person> person(KnownUser user, Instant began) {
        var snapshot = contexts.find(user.userId());
        var quietUntil =
                quiet.until(pool, Optional.of(user.userId()), user.phone().orElse(null));
        return Uni.combine()
                .all()
                .unis(snapshot, quietUntil)
                .with((known, until) -> person(user, known.orElse(null), began, isAfterCrisis(until, known, began)));
    }

    /** By this service's own knowledge; where it has none, by that of the memory. */
    private boolean isAfterCrisis(Optional<Instant> quietUntil, Optional<ContextRefreshed> snapshot, Instant began) {
        return quietUntil
                .or(() -> snapshot.map(ContextRefreshed::lastCrisisAt).map(at -> at.plus(care.quiet())))
                .filter(began::isBefore)
                .isPresent();
    }

    private static CoachContext context(Call call, Instant wrapUpAt, Optional<KnownUser> user, Person person) {
        return new CoachContext(
                call.id(),
                call.direction(),
                call.purpose(),
                call.talkingPoints(),
                CallLocale.of(user.flatMap(KnownUser::language).orElse(null), call.personPhone()),
                wrapUpAt,
                person,
                call.userId());
    }

    /** What was written with a date is spoken of with its age. */
    private static Person person(KnownUser user, ContextRefreshed snapshot, Instant began, boolean afterCrisis) {
        var firstName = user.firstName().orElse(null);
        var today = began.atZone(user.zone().orElse(ZoneOffset.UTC)).toLocalDate();
        if (snapshot == null) {
            return new Person(firstName, null, null, null, null, null, afterCrisis);
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
                afterCrisis);
    }
}
