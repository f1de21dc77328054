package dev.heartline.engagement.profile;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Roles;

/** The same as publishing {@code user.profile}. A user is erased through another door ({@link ErasureResource}). */
@Path("/users/{userId}/profile")
@RolesAllowed({Roles.SERVICE, Roles.OPERATOR})
@Tag(name = "Profiles", description = "Who people are.")
class ProfileResource {

    private final Transactions transactions;
    private final Profiles profiles;
    private final ProfileChanges changes;
    private final JsonWebToken caller;

    ProfileResource(Transactions transactions, Profiles profiles, ProfileChanges changes, JsonWebToken caller) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.changes = changes;
        this.caller = caller;
    }

    @PUT
    @Operation(
            summary = "Say who a user is",
            description =
                    "For hosts without Kafka: the same as publishing `user.profile`, whole each time, so that what is left out"
                            + " is unknown from now on. Taken down when it answers, and known to all services, this one included, moments"
                            + " later. Who said it is recorded where it is news. An erasure has a door of its own, and there is no way back"
                            + " through this one.")
    @Refuses(status = 400, when = "Nobody knows such a time zone")
    @Refuses(status = 409, when = "The user was erased, or is to be")
    public Uni<Void> putProfile(UUID userId, @NotNull @Valid Profile profile) {
        if (profile.timezone() != null && KnownUser.zoneOf(profile.timezone()).isEmpty()) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "nobody knows such a time zone");
        }
        var told = profile.of(userId);
        var askedBy = caller.getSubject();
        return transactions.plain(transaction -> transaction
                .lock(userId.toString())
                .chain(() -> requireNotErased(transaction, userId))
                .chain(() -> profiles.find(transaction.connection(), userId))
                .map(known -> News.of(known, told))
                .chain(news -> news.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : changes.described(transaction, userId, news, askedBy))
                .chain(() -> transaction.publish(Event.of(EventType.USER_PROFILE, told))));
    }

    /** A host that says the same again each night must not bring back whom it has erased. */
    private Uni<Void> requireNotErased(PlainTransaction transaction, UUID userId) {
        return changes.erasure(transaction.connection(), userId)
                .invoke(erasure -> {
                    if (erasure.isPresent()) {
                        throw HttpProblem.valueOf(
                                Status.CONFLICT, "this user was erased; who joins anew is published on user.profile");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Who a user is; what is left out is unknown.
     *
     * @param firstName how the coach addresses the user
     * @param phone E.164, for example `+12025550143`
     * @param timezone IANA name, for example `Europe/Madrid`
     * @param language BCP 47 tag, for example `en-US`
     * @param birthDate a minor gets no randomised rewards, and neither does whose age is unknown
     * @param consents the channels the user agreed to be contacted on; none unless said
     * @param rewardsOptOut the user wants no rewards
     */
    @Schema(name = "Profile")
    record Profile(
            @Size(min = 1, max = 200) @Nullable String firstName,

            @Pattern(regexp = "\\+[1-9][0-9]{1,14}") @Nullable
            String phone,

            @Size(min = 1, max = 64) @Nullable String timezone,

            @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") @Size(max = 64) @Nullable
            String language,

            @Nullable LocalDate birthDate,
            @Nullable Set<@NotNull Channel> consents,
            @Nullable Boolean rewardsOptOut) {

        UserProfile of(UUID userId) {
            return new UserProfile(
                    userId,
                    firstName,
                    phone,
                    timezone,
                    language,
                    birthDate,
                    consents,
                    Boolean.TRUE.equals(rewardsOptOut));
        }

        @Override
        public String toString() {
            return "Profile[]";
        }
    }
}
