package dev.heartline.engagement.experiment;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.engagement.policy.experiment.Measure;
import dev.heartline.engagement.policy.experiment.Variant;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments", description = "Two ways of doing it, side by side.")
class ExperimentResource {

    private final Experiments experiments;
    private final ExperimentOutcomes outcomes;
    private final Pool pool;
    private final Access access;
    private final Clock clock;

    ExperimentResource(Experiments experiments, ExperimentOutcomes outcomes, Pool pool, Access access, Clock clock) {
        this.experiments = experiments;
        this.outcomes = outcomes;
        this.pool = pool;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "The experiments, latest first")
    public Uni<List<Experiment>> listExperiments() {
        return experiments.all();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Start an experiment", description = "It can't be changed any more, only stopped.")
    @Refuses(status = 400, when = "Shares don't sum to 1, names repeat, or harm is the aim")
    @Refuses(status = 409, when = "There is one of that name")
    public Uni<Experiment> startExperiment(@NotNull @Valid NewExperiment asked) {
        asked.requireSense();
        return experiments
                .start(
                        asked.name(),
                        asked.hypothesis(),
                        asked.variants().stream()
                                .map(variant -> new Variant(variant.name(), variant.share()))
                                .toList(),
                        asked.metric(),
                        asked.guardrails(),
                        clock.instant())
                .map(started -> started.orElseThrow(
                        () -> HttpProblem.valueOf(Status.CONFLICT, "there is an experiment of that name")));
    }

    @PUT
    @Path("/{name}/stopped")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Stop an experiment", description = "From then on everybody gets the first variant.")
    @Refuses(status = 404, when = "There is no such experiment")
    public Uni<Experiment> stopExperiment(@Parameter(description = "Of the experiment.") String name) {
        return find(name)
                .chain(experiment -> experiments.stop(pool, experiment, "operator", clock.instant()))
                .chain(() -> find(name));
    }

    @GET
    @Path("/{name}/results")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "What can be said now", description = "May be looked at any time.")
    @Refuses(status = 404, when = "There is no such experiment")
    public Uni<ExperimentResults> experimentResults(@Parameter(description = "Of the experiment.") String name) {
        return find(name)
                .chain(experiment -> outcomes.judge(pool, experiment, clock.instant())
                        .map(judgement -> ExperimentResults.of(experiment, judgement)));
    }

    @POST
    @Path("/{name}/exposures")
    @RolesAllowed({Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "The variant of a user who meets the experiment now",
            description = "Always the same while it runs; noted the first time.")
    @Refuses(status = 404, when = "There is no such experiment or user")
    public Uni<Exposure> expose(
            @Parameter(description = "Of the experiment.") String name, @NotNull @Valid Meeting meeting) {
        access.requireSelfOrStaff(meeting.userId());
        return find(name)
                .chain(experiment -> experiments.expose(experiment, meeting.userId(), clock.instant()))
                .map(variant -> new Exposure(variant.orElseThrow(ExperimentResource::unknown)));
    }

    private Uni<Experiment> find(String name) {
        return experiments.find(name).map(found -> found.orElseThrow(ExperimentResource::unknown));
    }

    private static HttpProblem unknown() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "no such experiment or user");
    }

    /**
     * Somebody meets an experiment.
     *
     * @param userId who
     */
    @Schema(name = "ExperimentMeeting")
    record Meeting(@NotNull UUID userId) {}

    /**
     * What they get.
     *
     * @param variant its name
     */
    @Schema(name = "ExperimentExposure")
    record Exposure(String variant) {}

    /**
     * An experiment that is to be started.
     *
     * @param name small letters, digits and hyphens
     * @param hypothesis what is thought to happen, and why
     * @param variants at least two, the first is what there was before
     * @param metric what is hoped for: `active_next_day` or `active_days`
     * @param guardrails what must not get worse: `opted_out`, `repeated_within_hour`, `lapsed`
     */
    @Schema(name = "NewExperiment")
    record NewExperiment(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String name,
            @NotBlank @Size(max = 1000) String hypothesis,
            @NotNull @Size(min = 2, max = 5) List<@NotNull @Valid NewVariant> variants,
            @NotNull Measure metric,
            @NotNull @Size(min = 1, max = 10) List<@NotNull Measure> guardrails) {

        /**
         * A way of doing it.
         *
         * @param name of the variant
         * @param share above 0, of the users
         */
        @Schema(name = "NewVariant")
        record NewVariant(@NotBlank @Size(max = 64) String name, double share) {}

        void requireSense() {
            var names = new HashSet<String>();
            double sum = variants.stream().mapToDouble(NewVariant::share).sum();
            boolean whole = Math.abs(sum - 1) <= 1e-9;
            if (!whole || !variants.stream().allMatch(variant -> variant.share() > 0 && names.add(variant.name()))) {
                throw HttpProblem.valueOf(Status.BAD_REQUEST, "shares above 0 that sum to 1, each of another name");
            }
            if (metric.isHarm() || !guardrails.stream().allMatch(Measure::isHarm)) {
                throw HttpProblem.valueOf(Status.BAD_REQUEST, "harm is a guardrail and never an aim");
            }
        }
    }
}
