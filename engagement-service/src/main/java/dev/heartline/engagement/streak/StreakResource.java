package dev.heartline.engagement.streak;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/streaks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Streaks", description = "Days in a row.")
class StreakResource {

    private final Streaks streaks;
    private final Profiles profiles;
    private final Access access;
    private final Clock clock;

    StreakResource(Streaks streaks, Profiles profiles, Access access, Clock clock) {
        this.streaks = streaks;
        this.profiles = profiles;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A user's streaks as they stand now, those with the latest day first",
            description = "A day is the user's own, from 03:00 to 03:00 where they are.")
    public Uni<List<StreakView>> listStreaks(UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        access.requireSelfOrStaff(userId);
        return profiles.find(userId)
                .map(user -> user.flatMap(KnownUser::zone).map(Set::of).orElseGet(Set::of))
                .chain(home -> streaks.standing(userId, home, clock.instant(), limit))
                .map(standing -> standing.stream().map(StreakView::of).toList());
    }
}
