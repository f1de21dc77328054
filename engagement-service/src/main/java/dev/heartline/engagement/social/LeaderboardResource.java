package dev.heartline.engagement.social;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/leaderboard")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.USER})
@Tag(name = "Leaderboard", description = "Where somebody who stands well stands in their group of the week.")
class LeaderboardResource {

    private final Leaderboards leaderboards;
    private final LeaderboardNames names;
    private final Access access;
    private final Clock clock;

    LeaderboardResource(Leaderboards leaderboards, LeaderboardNames names, Access access, Clock clock) {
        this.leaderboards = leaderboards;
        this.names = names;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The places around the user's in their group of this week",
            description =
                    "Only for adults in the upper half of their group and of everybody, and where they may be told of others: who is"
                            + " not gets no place and no reason that tells one. Of others only who stands well is shown, by a name"
                            + " that is made up for the week unless both agreed to be seen by their first names.")
    public Uni<LeaderboardView> showLeaderboard(UUID userId) {
        access.requireSelfOrStaff(userId);
        return leaderboards.of(userId, clock.instant());
    }

    @PUT
    @Path("/name")
    @Operation(
            summary = "Agree to be seen by first name",
            description = "By those of the group who agree as well; who doesn't sees nobody's name. Can be repeated.")
    @Refuses(status = 404, when = "There is no such user")
    public Uni<Void> showName(UUID userId) {
        access.requireSelfOrStaff(userId);
        return names.show(userId, clock.instant())
                .invoke(known -> {
                    if (!known) {
                        throw HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
                    }
                })
                .replaceWithVoid();
    }

    @DELETE
    @Path("/name")
    @Operation(summary = "Be seen by first name no longer", description = "From the next look on.")
    public Uni<Void> hideName(UUID userId) {
        access.requireSelfOrStaff(userId);
        return names.hide(userId);
    }
}
