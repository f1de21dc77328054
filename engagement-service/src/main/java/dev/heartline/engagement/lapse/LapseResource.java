package dev.heartline.engagement.lapse;

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

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Predictions", description = "Who may lapse or leave, why we think so, and how often that was right.")
class LapseResource {

    private final LapsePredictions predictions;
    private final Access access;
    private final Clock clock;

    LapseResource(LapsePredictions predictions, Access access, Clock clock) {
        this.predictions = predictions;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("/users/{userId}/predictions")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "What was foretold of a user, and why; latest first",
            description =
                    "At most one for each day. It moves when we look whether there is something to tell, and nothing else.")
    public Uni<List<PredictionView>> listPredictions(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        access.requireSelfOrStaff(userId);
        return predictions.of(userId, limit);
    }

    @GET
    @Path("/predictions/reliability")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "How often what was foretold happened, by how likely it seemed")
    public Uni<List<ReliabilityView>> predictionReliability(
            @RestQuery @DefaultValue("90") @Min(20) @Max(400) int days) {
        return predictions.reliability(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days));
    }
}
