package dev.heartline.call.schedule;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.call.dial.IdempotencyKeyReused;
import dev.heartline.call.dial.RequestKey;
import dev.heartline.call.dial.UserNotReachable;
import dev.heartline.call.lifecycle.TimeSpan;
import dev.heartline.call.schedule.ScheduledCallPages.Filter;
import dev.heartline.call.schedule.ScheduledCallPages.Found;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** The schedule of calls over REST. */
@Path("/scheduled-calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scheduled calls", description = "Calls that are agreed for later, once or again and again.")
class ScheduledCallResource {

    private static final int UNPROCESSABLE = 422;

    private final Planning planning;
    private final ScheduledCallPages pages;
    private final Access access;
    private final JsonWebToken token;

    ScheduledCallResource(Planning planning, ScheduledCallPages pages, Access access, JsonWebToken token) {
        this.planning = planning;
        this.pages = pages;
        this.access = access;
        this.token = token;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            summary = "Schedules a call, or a series of them",
            description =
                    "Whether the user may be called is decided when it is due. Where only the day is named, the hour is one at which the user takes calls, as far as that is known. The same Idempotency-Key schedules once.")
    @APIResponse(
            responseCode = "201",
            description = "The call, of a series the first one.",
            content = @Content(schema = @Schema(implementation = ScheduledCallView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The call that the same request scheduled before.",
            content = @Content(schema = @Schema(implementation = ScheduledCallView.class)))
    @Refuses(
            status = 422,
            when =
                    "Not exactly one of time and day is named, the time has passed, the zone or the rule is none, no profile of the user is known, or the key was used for another request")
    public Uni<Response> scheduleCall(
            @HeaderParam("Idempotency-Key") @NotBlank @Size(max = 200) String key,
            @NotNull @Valid CallToSchedule call) {
        return refusing(planning.schedule(RequestKey.of(token.getSubject(), key, call), call))
                .chain(planned ->
                        pages.find(planned.id()).map(found -> answer(known(found, planned.id()), planned.fresh())));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Scheduled calls, earliest first",
            description =
                    "Page on with 'after': scheduledFor and id of the last call seen, with a comma between them. Of a series the next call is there, and those that were.")
    public Uni<List<ScheduledCallView>> listScheduledCalls(
            @QueryParam("userId") UUID userId,
            @QueryParam("state") ScheduleState state,
            @QueryParam("purpose") CallPurpose purpose,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after")
                    @Parameter(
                            description = "Where the page before ended.",
                            schema = @Schema(type = SchemaType.STRING),
                            example = "2026-03-29T07:00:00Z,019a0000-0000-7000-8000-000000000001")
                    Place after) {
        access.requireSelfOrStaff(userId);
        return pages.page(new Filter(userId, state, purpose, new TimeSpan(from, to)), limit, after)
                .map(found -> found.stream().map(view -> view.toldTo(access)).toList());
    }

    @GET
    @Path("/{scheduledCallId}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(summary = "One scheduled call with what came of each attempt")
    @Refuses(status = 404, when = "There is no such call")
    public Uni<ScheduledCallDetails> getScheduledCall(@PathParam("scheduledCallId") UUID id) {
        return visible(id)
                .chain(found -> pages.attempts(id)
                        .map(tried -> new ScheduledCallDetails(found.view().toldTo(access), tried)));
    }

    @PUT
    @Path("/{scheduledCallId}/time")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Moves a scheduled call to another time",
            description = "Of a series this one call moves; not beyond the next one.")
    @Refuses(status = 404, when = "There is no such call")
    @Refuses(status = 409, when = "The call is being made, or nothing more comes of it")
    @Refuses(status = 422, when = "The time has passed, or is beyond the next call of the series")
    public Uni<ScheduledCallView> rescheduleCall(@PathParam("scheduledCallId") UUID id, @NotNull @Valid NewTime time) {
        return visible(id)
                .chain(found -> refusing(Uni.createFrom().deferred(() -> planning.move(found.call(), time.local()))))
                .chain(() -> visible(id))
                .map(found -> found.view().toldTo(access));
    }

    @DELETE
    @Path("/{scheduledCallId}")
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
    @Operation(
            summary = "Cancels a scheduled call",
            description = "Of a series the next one comes nevertheless, unless the whole series is canceled.")
    @Refuses(status = 404, when = "There is no such call")
    @Refuses(status = 409, when = "The call is being made, or nothing more comes of it")
    public Uni<ScheduledCallView> cancelScheduledCall(
            @PathParam("scheduledCallId") UUID id,
            @QueryParam("wholeSeries") @DefaultValue("false") boolean wholeSeries) {
        return visible(id)
                .chain(found -> refusing(planning.cancel(found.call(), token.getSubject(), wholeSeries)))
                .chain(() -> visible(id))
                .map(found -> found.view().toldTo(access));
    }

    /** To whom it isn't theirs, no call is there either. */
    private Uni<Found> visible(UUID id) {
        return pages.find(id).map(found -> {
            access.requireSelfOrStaff(found.map(it -> it.call().userId()).orElse(null));
            return known(found, id);
        });
    }

    private static Found known(Optional<Found> found, UUID id) {
        return found.orElseThrow(
                () -> HttpProblem.valueOf(Response.Status.NOT_FOUND, "There is no scheduled call " + id));
    }

    private static Response answer(Found found, boolean fresh) {
        var location = URI.create("/scheduled-calls/" + found.call().id());
        return (fresh ? Response.created(location) : Response.ok().location(location))
                .entity(found.view())
                .build();
    }

    private static <T> Uni<T> refusing(Uni<T> work) {
        return work.onFailure(NotSchedulable.class)
                .transform(failure -> unprocessable("Not schedulable", failure))
                .onFailure(UnfitRule.class)
                .transform(failure -> unprocessable("Unfit recurrence rule", failure))
                .onFailure(UserNotReachable.class)
                .transform(failure -> unprocessable("User not reachable", failure))
                .onFailure(IdempotencyKeyReused.class)
                .transform(failure -> unprocessable("Idempotency-Key reused", failure))
                .onFailure(NoLongerWaiting.class)
                .transform(failure -> HttpProblem.builder()
                        .withStatus(Response.Status.CONFLICT)
                        .withTitle("No longer waiting")
                        .withDetail(failure.getMessage())
                        .build());
    }

    private static HttpProblem unprocessable(String title, Throwable failure) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle(title)
                .withDetail(failure.getMessage())
                .build();
    }
}
