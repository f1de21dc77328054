package dev.heartline.engagement.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

@Path("/outages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(
        name = "Outages",
        description = "Times in which nobody could tell us of anything, for which nobody loses a streak.")
class OutageResource {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final Outages outages;
    private final Clock clock;

    OutageResource(Outages outages, Clock clock) {
        this.outages = outages;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The latest outages")
    public Uni<List<Outages.OutageView>> listOutages(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return outages.latest(limit);
    }

    @POST
    @Operation(
            summary = "Tell of an outage of the app or of ours",
            description =
                    "Days that it touched cost no streak. A silence of this service of an hour or more is noted by itself.")
    @Refuses(status = 400, when = "It ends before it begins, in the future, or takes more than 30 days")
    public Uni<Outages.OutageView> addOutage(@NotNull @Valid Outage outage) {
        if (!outage.endedAt().isAfter(outage.beganAt())
                || outage.endedAt().isAfter(clock.instant())
                || Duration.between(outage.beganAt(), outage.endedAt()).compareTo(LONGEST) > 0) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "no outage that was");
        }
        return outages.note(outage.beganAt(), outage.endedAt());
    }

    /**
     * An outage that is told of.
     *
     * @param beganAt when it began
     * @param endedAt when it was over, at most 30 days later
     */
    @Schema(name = "OutageReport")
    record Outage(@NotNull Instant beganAt, @NotNull Instant endedAt) {}
}
