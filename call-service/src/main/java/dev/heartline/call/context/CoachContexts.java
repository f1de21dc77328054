package dev.heartline.call.context;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.coach.CoachContext.Preference;
import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.ai.crisis.Aftermath;
import dev.heartline.ai.time.Ages;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** Brings together what the coach should know on a call. */
@ApplicationScoped
public class CoachContexts {

    private final Profiles profiles;
    private final UserContexts contexts;

    CoachContexts(Profiles profiles, UserContexts contexts) {
        this.profiles = profiles;
        this.contexts = contexts;
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
                        : contexts.find(call.userId())
                                .map(snapshot -> context(
                                        call, wrapUpAt, user, person(user.get(), snapshot.orElse(null), began))));
    }

    private static CoachContext context(Call call, Instant wrapUpAt, Optional<KnownUser> user, Person person) {
        return new CoachContext(
                call.id(),
                call.direction(),
                call.purpose(),
                call.talkingPoints(),
                CallLocale.of(user.flatMap(KnownUser::language).orElse(null), call.personPhone()),
                wrapUpAt,
                person);
    }

    /** What was written with a date is spoken of with its age. */
    private static Person person(KnownUser user, ContextRefreshed snapshot, Instant began) {
        var firstName = user.firstName().orElse(null);
        var today = began.atZone(user.zone().orElse(ZoneOffset.UTC)).toLocalDate();
        if (snapshot == null) {
            return new Person(firstName, null, null, null, null, null, false);
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
                Aftermath.lasts(snapshot.lastCrisisAt(), began));
    }
}
