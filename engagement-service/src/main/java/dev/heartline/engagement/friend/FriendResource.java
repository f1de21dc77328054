package dev.heartline.engagement.friend;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/friends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.USER})
@Tag(name = "Friends", description = "Who hears, by first name, when somebody reaches something: both have to want it.")
class FriendResource {

    private final Friends friends;
    private final Access access;
    private final Clock clock;

    FriendResource(Friends friends, Access access, Clock clock) {
        this.friends = friends;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "With whom a user is friends: each has said so")
    public Uni<List<UUID>> listFriends(
            UUID userId, @RestQuery @DefaultValue("100") @Min(1) @Max(Friends.MOST) int limit) {
        access.requireSelfOrStaff(userId);
        return friends.of(userId, limit);
    }

    @PUT
    @Path("/{friendId}")
    @Operation(
            summary = "Want somebody as a friend",
            description =
                    "Nothing comes of it before they want it as well; they are not told. The answer is the same where nobody has that id.")
    @Refuses(status = 404, when = "The one who wants is no user, or they are the same")
    @Refuses(status = 409, when = "The user wants a hundred already")
    public Uni<Void> addFriend(UUID userId, @Parameter(description = "The other one.") UUID friendId) {
        access.requireSelfOrStaff(userId);
        if (userId.equals(friendId)) {
            throw unknown();
        }
        return friends.agree(userId, friendId, clock.instant())
                .invoke(agreeing -> {
                    switch (agreeing) {
                        case AGREED -> {}
                        case TOO_MANY -> throw HttpProblem.valueOf(Status.CONFLICT, "a hundred are wanted already");
                        case UNKNOWN -> throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    @DELETE
    @Path("/{friendId}")
    @Operation(summary = "Want somebody as a friend no longer")
    public Uni<Void> removeFriend(UUID userId, @Parameter(description = "The other one.") UUID friendId) {
        access.requireSelfOrStaff(userId);
        return friends.end(userId, friendId);
    }

    private static HttpProblem unknown() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
    }
}
