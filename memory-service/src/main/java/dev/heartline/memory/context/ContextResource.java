package dev.heartline.memory.context;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.ContextRefreshed;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** The coach's notes before a conversation. */
@Path("/users/{userId}/context")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Context", description = "What the coach has at hand.")
public class ContextResource {

    private final ContextSnapshots snapshots;
    private final ContextRenewal renewal;
    private final Access access;

    ContextResource(ContextSnapshots snapshots, ContextRenewal renewal, Access access) {
        this.snapshots = snapshots;
        this.renewal = renewal;
        this.access = access;
    }

    @GET
    @Operation(summary = "What the coach should have at hand about a user, as of the last change")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContextRefreshed.class)))
    @Refuses(status = 404, when = "Nothing is remembered of the user yet")
    public Uni<String> getContext(UUID userId) {
        access.requireSelfOrStaff(userId);
        return snapshots
                .find(userId)
                .map(found -> found.orElseThrow(() -> new NotFoundException("Nothing is remembered of this user yet")));
    }

    @POST
    @Path("/refresh")
    @Operation(
            summary =
                    "Tells it anew and publishes it: what has faded or expired since the last change is no longer in it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContextRefreshed.class)))
    @Refuses(status = 404, when = "No such user, or no more")
    public Uni<String> refreshContext(UUID userId) {
        access.requireSelfOrStaff(userId);
        return renewal.of(userId)
                .chain(() -> snapshots.find(userId))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no such user")));
    }
}
