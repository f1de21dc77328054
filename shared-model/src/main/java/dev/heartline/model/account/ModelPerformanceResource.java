package dev.heartline.model.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.security.Roles;

/** Where operators see what language models were asked by this service, how they did and what they cost. */
@Path("/models/performance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Models", description = "Language models: what they were asked, and how they did.")
class ModelPerformanceResource {

    private final ModelPerformance performance;
    private final Clock clock;

    ModelPerformanceResource(ModelPerformance performance, Clock clock) {
        this.performance = performance;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What models were asked in the last hours, by task, model, version of the prompt, and outcome",
            description = "Empty where the local engine does everything.")
    @APIResponse(responseCode = "200", description = "A line for each")
    public Uni<List<ModelPerformance.Line>> lately(
            @QueryParam("hours") @DefaultValue("24") @Min(1) @Max(24 * 400) int hours) {
        Instant now = clock.instant();
        return performance.between(now.minus(Duration.ofHours(hours)), now.plusSeconds(1));
    }
}
