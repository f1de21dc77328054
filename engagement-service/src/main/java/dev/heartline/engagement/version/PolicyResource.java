package dev.heartline.engagement.version;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

@Path("/policies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Policies", description = "Which version decides, which one watches, and what it would have been worth.")
class PolicyResource {

    private static final Logger LOG = Logger.getLogger(PolicyResource.class);

    private final PolicyVersions versions;
    private final PolicyEvaluations evaluations;
    private final SecurityIdentity identity;
    private final Clock clock;

    PolicyResource(PolicyVersions versions, PolicyEvaluations evaluations, SecurityIdentity identity, Clock clock) {
        this.versions = versions;
        this.evaluations = evaluations;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The versions in force")
    public Uni<List<PolicyView>> listPolicies() {
        return Uni.join()
                .all(Arrays.stream(PolicyArea.values()).map(versions::inForce).toList())
                .andFailFast();
    }

    @PUT
    @Path("/{area}")
    @Operation(
            summary = "Say which version decides, and which one watches",
            description = "Holds from the next decision on. A shadow is logged beside what is done, and does nothing.")
    @Refuses(status = 400, when = "There is no such version, or the shadow is the one that decides")
    public Uni<PolicyView> changePolicy(
            @Parameter(description = "What it decides.") PolicyArea area, @NotNull @Valid Change change) {
        var shadow = Optional.ofNullable(change.shadow());
        require(area, change.active());
        shadow.ifPresent(name -> require(area, name));
        if (shadow.filter(change.active()::equals).isPresent()) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "a version is no shadow of itself");
        }
        return put(area, change.active(), shadow);
    }

    @POST
    @Path("/{area}/rollback")
    @Operation(summary = "Go back to the version that decided before", description = "The shadow is taken away.")
    @Refuses(status = 409, when = "No other version decided before")
    public Uni<PolicyView> rollBack(@Parameter(description = "What it decides.") PolicyArea area) {
        return versions.before(area)
                .map(before -> before.orElseThrow(
                        () -> HttpProblem.valueOf(Status.CONFLICT, "no other version decided before")))
                .chain(before -> put(area, before.active(), Optional.empty()));
    }

    @GET
    @Path("/{area}/evaluation")
    @Operation(
            summary = "What a version would have been worth per decision",
            description =
                    "By decisions in which it was the shadow. Rewards are worth 1 where the user engaged with them, hooks where"
                            + " the user came back within a day. Without a verdict the figures mean nothing.")
    @Refuses(status = 400, when = "There is no such version")
    public Uni<EvaluationView> evaluatePolicy(
            @Parameter(description = "What it decides.") PolicyArea area,
            @RestQuery @NotBlank String version,
            @RestQuery @DefaultValue("90") @Min(1) @Max(400) int days) {
        require(area, version);
        var now = clock.instant();
        var since = now.minus(Duration.ofDays(days));
        return evaluations.of(area, version, since, now).map(estimate -> EvaluationView.of(version, since, estimate));
    }

    private Uni<PolicyView> put(PolicyArea area, String active, Optional<String> shadow) {
        LOG.infof("policy=%s active=%s shadow=%s", area.wireName(), active, shadow.orElse("none"));
        return versions.change(
                area, active, shadow, clock.instant(), identity.getPrincipal().getName());
    }

    private static void require(PolicyArea area, String version) {
        if (!area.versions().contains(version)) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "There is no such version, but %s".formatted(area.versions()));
        }
    }

    /**
     * What is to be in force.
     *
     * @param active decides
     * @param shadow says what it would have done; null for none
     */
    @Schema(name = "PolicyChange")
    record Change(@NotBlank String active, @Nullable String shadow) {}
}
