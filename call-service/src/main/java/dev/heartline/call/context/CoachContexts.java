package dev.heartline.call.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.care.person.KnownPersons;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.telephony.number.PersonLocale;

/** Brings together what the coach should know on a call. */
@ApplicationScoped
public class CoachContexts {

    private final Profiles profiles;
    private final KnownPersons persons;

    CoachContexts(Profiles profiles, KnownPersons persons) {
        this.profiles = profiles;
        this.persons = persons;
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
                        : persons.of(user.get(), user.get().phone().orElse(null), began)
                                .map(person -> context(call, wrapUpAt, user, person)));
    }

    private static CoachContext context(Call call, Instant wrapUpAt, Optional<KnownUser> user, Person person) {
        return new CoachContext(
                call.id(),
                call.direction(),
                call.purpose(),
                call.talkingPoints(),
                PersonLocale.of(user.flatMap(KnownUser::language).orElse(null), call.personPhone()),
                wrapUpAt,
                person,
                call.userId());
    }
}
