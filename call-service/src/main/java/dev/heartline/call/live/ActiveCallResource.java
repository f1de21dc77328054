package dev.heartline.call.live;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** Shows the conversations that go on now. */
@Path("/calls/active")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls that were, go on, or are wanted.")
class ActiveCallResource {

    private final ActiveCalls calls;
    private final Access access;

    ActiveCallResource(ActiveCalls calls, Access access) {
        this.calls = calls;
        this.access = access;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Live conversations, newest first",
            description = "Page on with 'before': the callId of the last one seen.")
    public Uni<List<ActiveCallView>> listActiveCalls(
            @QueryParam("userId") UUID userId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before) {
        access.requireSelfOrStaff(userId);
        return calls.page(userId, limit, before);
    }
}
