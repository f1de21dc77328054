package dev.heartline.sms.coach;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.care.person.KnownPersons;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.telephony.number.PersonLocale;

/** What the coach should have at hand in a thread of texts. */
@ApplicationScoped
class TextContexts {

    private final Profiles profiles;
    private final KnownPersons persons;
    private final Clock clock;

    TextContexts(Profiles profiles, KnownPersons persons, Clock clock) {
        this.profiles = profiles;
        this.persons = persons;
        this.clock = clock;
    }

    /** Empty where the user was erased. */
    Uni<Optional<CoachContext>> of(UUID userId, String phone, UUID conversationId) {
        return profiles.find(userId)
                .chain(found -> found.map(
                                user -> of(user, phone, conversationId).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<CoachContext> of(KnownUser user, String phone, UUID conversationId) {
        return persons.of(user, phone, clock.instant())
                .map(person -> CoachContext.ofTexts(
                        conversationId, PersonLocale.of(user.language().orElse(null), phone), person, user.userId()));
    }
}
