package dev.heartline.memory.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/** What was talked about with a user. */
@Path("/users/{userId}/summaries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Summaries", description = "What was talked about in a day, a week, a month.")
public class SummaryResource {

    private final SummaryReader summaries;
    private final Access access;

    SummaryResource(SummaryReader summaries, Access access) {
        this.summaries = summaries;
        this.access = access;
    }

    @GET
    @Operation(summary = "A user's summaries of a period, latest first")
    public Uni<List<ConversationSummary>> listSummaries(
            UUID userId,
            @QueryParam("period") @DefaultValue("daily") SummaryPeriod period,
            @QueryParam("before") Optional<LocalDate> before,
            @QueryParam("limit") @DefaultValue("30") @Min(1) @Max(200) int limit) {
        access.requireSelfOrStaff(userId);
        return summaries.latest(userId, period, before, limit);
    }
}
