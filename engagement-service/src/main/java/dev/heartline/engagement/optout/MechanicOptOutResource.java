package dev.heartline.engagement.optout;

import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.engagement.policy.gate.Mechanic;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/opt-outs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Opt-outs", description = "Ways of engaging them that people do without.")
class MechanicOptOutResource {

    private final MechanicOptOuts optOuts;
    private final Access access;

    MechanicOptOutResource(MechanicOptOuts optOuts, Access access) {
        this.optOuts = optOuts;
        this.access = access;
    }

    @GET
    @Operation(summary = "The mechanics that the user opted out of")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mechanic[].class)))
    public Uni<List<String>> listOptOuts(UUID userId) {
        access.requireSelfOrStaff(userId);
        return optOuts.of(userId);
    }

    @PUT
    @Path("/{mechanic}")
    @Operation(summary = "Opt out of one mechanic", description = "Takes effect with the next decision.")
    @Refuses(status = 404, when = "There is no such user")
    public Uni<Void> addOptOut(UUID userId, Mechanic mechanic) {
        access.requireSelfOrStaff(userId);
        return optOuts.add(userId, mechanic)
                .invoke(known -> {
                    if (!known) {
                        throw HttpProblem.valueOf(Status.NOT_FOUND, "no such user");
                    }
                })
                .replaceWithVoid();
    }

    @DELETE
    @Path("/{mechanic}")
    @Operation(summary = "Opt back in")
    public Uni<Void> removeOptOut(UUID userId, Mechanic mechanic) {
        access.requireSelfOrStaff(userId);
        return optOuts.remove(userId, mechanic);
    }
}
