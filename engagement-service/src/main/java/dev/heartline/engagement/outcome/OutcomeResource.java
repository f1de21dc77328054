package dev.heartline.engagement.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

@Path("/users/{userId}/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Outcomes", description = "What people's days were like.")
class OutcomeResource {

    private final OutcomeMetrics metrics;
    private final Access access;
    private final Clock clock;

    OutcomeResource(OutcomeMetrics metrics, Access access, Clock clock) {
        this.metrics = metrics;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What was counted on a user's days, oldest first",
            description =
                    "A day without a line had none of it. `days` back from tomorrow, in UTC: for some, tomorrow has begun.")
    public Uni<List<OutcomeView>> listOutcomes(UUID userId, @RestQuery @DefaultValue("30") @Min(1) @Max(400) int days) {
        access.requireSelfOrStaff(userId);
        var tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        return metrics.of(userId, tomorrow.minusDays(days), tomorrow);
    }
}
