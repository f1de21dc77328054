package dev.heartline.engagement.decision;

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

@Path("/users/{userId}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Decisions", description = "Why somebody got what they got.")
class DecisionResource {

    private final DecisionLog log;
    private final Access access;

    DecisionResource(DecisionLog log, Access access) {
        this.log = log;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "Why a user got what they got, or nothing, and at what odds; latest first",
            description = "`before` is the last decision of the page before.")
    public Uni<List<LoggedDecision>> listDecisions(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery UUID before) {
        access.requireSelfOrStaff(userId);
        return log.of(userId, limit, before);
    }
}
