package dev.heartline.engagement.behavior;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.EventTimes;
import dev.heartline.events.Ids;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

@Path("/users/{userId}/behaviors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Behaviour", description = "What users do.")
class BehaviorResource {

    private static final int UNPROCESSABLE = 422;

    private final BehaviorDoor door;
    private final Behaviors behaviors;
    private final Access access;
    private final Clock clock;

    BehaviorResource(BehaviorDoor door, Behaviors behaviors, Access access, Clock clock) {
        this.door = door;
        this.behaviors = behaviors;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "What a user did, latest first",
            description = "`before` is the last behaviour of the page before.")
    public Uni<List<BehaviorView>> listBehaviors(
            UUID userId, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery UUID before) {
        access.requireSelfOrStaff(userId);
        return behaviors.of(userId, limit, before);
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(
            summary = "Tell what a user did",
            description =
                    "For hosts without Kafka: the same as publishing `behavior.recorded`, which follows from it. The answer"
                            + " comes when it has taken effect. The same Idempotency-Key tells the same thing, once.")
    @Refuses(status = 404, when = "There is no such user")
    @Refuses(status = 422, when = "The key was used for something else, or it happened before 2000 or lies ahead")
    public Uni<BehaviorView> recordBehavior(
            UUID userId,
            @HeaderParam("Idempotency-Key") @NotBlank @Size(max = 200) String key,
            @NotNull @Valid BehaviorReport report) {
        var told = told(userId, key, report);
        EventTimes.implausible(clock.instant(), told, clock.instant()).ifPresent(BehaviorResource::refuse);
        return door.tell(told)
                .map(found -> found.orElseThrow(() -> HttpProblem.valueOf(
                        Status.NOT_FOUND, "no such user: PUT /users/{id}/profile says who they are")))
                .invoke(stands -> requireSame(stands, report));
    }

    private BehaviorRecorded told(UUID userId, String key, BehaviorReport report) {
        var at = report.occurredAt() == null ? clock.instant() : report.occurredAt();
        return new BehaviorRecorded(
                Ids.derived("behavior", userId, key),
                userId,
                report.kind(),
                at.truncatedTo(ChronoUnit.MICROS),
                report.subject(),
                report.attributes(),
                report.sentiment());
    }

    private static void requireSame(BehaviorView stands, BehaviorReport report) {
        boolean same = stands.kind().equals(report.kind().wireName())
                && Objects.equals(stands.subject(), report.subject())
                && stands.attributes().equals(report.attributes() == null ? Map.of() : report.attributes())
                && (report.occurredAt() == null
                        || stands.occurredAt().equals(report.occurredAt().truncatedTo(ChronoUnit.MICROS)));
        if (!same) {
            refuse("the Idempotency-Key was used for something else");
        }
    }

    private static void refuse(String detail) {
        throw HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }
}
