package dev.heartline.engagement.hook;

import java.util.List;
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

import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/hooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Hooks", description = "What people were told to bring them back, and what came of it.")
class HookResource {

    private final HookRows rows;
    private final Access access;

    HookResource(HookRows rows, Access access) {
        this.rows = rows;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "A user's hooks, latest first",
            description = "Why, and at what odds, is in the decisions. `before` is the last hook of the page before.")
    public Uni<List<HookView>> listHooks(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery UUID before) {
        access.requireSelfOrStaff(userId);
        return rows.of(userId, limit, before);
    }
}
