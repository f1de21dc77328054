package dev.heartline.sms.coachmessage;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.events.EventTimes;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;

/** What the coach sent over every channel, for operators, hosts and the user's own app. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Coach messages", description = "What the coach sent over every channel, and what became of it.")
class CoachMessageResource {

    private static final int UNPROCESSABLE = 422;

    private final CoachMessages messages;
    private final Access access;
    private final JsonWebToken caller;
    private final Clock clock;

    CoachMessageResource(CoachMessages messages, Access access, JsonWebToken caller, Clock clock) {
        this.messages = messages;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/users/{userId}/coach-messages")
    @Operation(summary = "What the coach sent a user, the latest first")
    public Uni<List<CoachMessage>> listCoachMessages(
            UUID userId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before) {
        access.requireSelfOrStaff(userId);
        return messages.page(userId, limit, Optional.ofNullable(before));
    }

    @POST
    @Path("/coach-messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            summary = "Logs what a host showed or pushed",
            description =
                    "Texts and calls are logged by themselves. A request with the Idempotency-Key of an earlier one returns"
                            + " that one's message.")
    @APIResponse(
            responseCode = "201",
            description = "Logged; Location leads to it.",
            content = @Content(schema = @Schema(implementation = CoachMessage.class)))
    @Refuses(status = 422, when = "No such user, or a key used for another message")
    public Uni<Response> logCoachMessage(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid NewCoachMessage message) {
        requirePlausible(message.sentAt(), EventTimes.EARLIEST, clock.instant());
        UUID id = key == null ? Ids.next() : Ids.derived("coach message", caller.getSubject(), key);
        return messages.log(id, message)
                .invoke(known -> {
                    if (!known) {
                        throw unprocessable("no profile has this user id");
                    }
                })
                .chain(() -> existing(id))
                .invoke(logged -> requireTheSame(logged, message))
                .map(logged -> Response.created(URI.create("/coach-messages/" + id))
                        .entity(logged)
                        .build());
    }

    @GET
    @Path("/coach-messages/{messageId}")
    @Operation(summary = "One thing that the coach sent")
    @Refuses(status = 404, when = "There is no such message")
    public Uni<CoachMessage> getCoachMessage(UUID messageId) {
        return own(messageId);
    }

    @PUT
    @Path("/coach-messages/{messageId}/progress")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            summary = "Says that it was delivered, read, or did what it was for",
            description = "What is known already stays. Each is told once as coach.messaged.")
    @Refuses(status = 400, when = "A time before it was sent, or more than a day ahead")
    @Refuses(status = 404, when = "There is no such message")
    @Refuses(status = 422, when = "It is a text or a call: what becomes of those is known by itself")
    public Uni<CoachMessage> reportCoachMessage(UUID messageId, @NotNull @Valid Progress progress) {
        return own(messageId)
                .invoke(message -> requireTold(message, progress))
                .chain(message -> messages.reached(message, progress))
                .chain(() -> existing(messageId));
    }

    @PUT
    @Path("/coach-messages/{messageId}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says how helpful it was",
            description =
                    "Replaces what was said before. A rating is told as coach.messaged; the words are kept, and told to nobody.")
    @Refuses(status = 404, when = "There is no such message")
    public Uni<CoachMessage> rateCoachMessage(UUID messageId, @NotNull @Valid Feedback feedback) {
        return own(messageId).chain(message -> messages.rate(message, feedback)).chain(() -> existing(messageId));
    }

    private void requireTold(CoachMessage message, Progress progress) {
        if (message.channel() == Channel.SMS || message.channel() == Channel.CALL) {
            throw unprocessable("what becomes of texts and calls is known by itself");
        }
        var now = clock.instant();
        Stream.of(progress.deliveredAt(), progress.readAt(), progress.engagedAt())
                .forEach(at -> requirePlausible(at, message.sentAt(), now));
    }

    private Uni<CoachMessage> own(UUID id) {
        return messages.find(id)
                .invoke(found -> access.requireSelfOrStaff(
                        found.map(CoachMessage::userId).orElse(null)))
                .map(found -> found.orElseThrow(CoachMessageResource::unknown));
    }

    private Uni<CoachMessage> existing(UUID id) {
        return messages.find(id).map(found -> found.orElseThrow(CoachMessageResource::unknown));
    }

    private static void requireTheSame(CoachMessage logged, NewCoachMessage message) {
        boolean same = logged.userId().equals(message.userId())
                && logged.channel() == message.channel()
                && message.body().equals(logged.body())
                && Objects.equals(logged.ctaText(), message.ctaText())
                && Objects.equals(logged.ctaAction(), message.ctaAction())
                && (message.sentAt() == null || inTheLog(message.sentAt()).equals(logged.sentAt()));
        if (!same) {
            throw unprocessable("the Idempotency-Key was used for another message");
        }
    }

    /** As exact as it is kept. */
    private static Instant inTheLog(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** An event with another time than these would be refused by whoever reads it. */
    private static void requirePlausible(Instant at, Instant earliest, Instant now) {
        if (at != null && (at.isBefore(earliest) || at.isAfter(now.plus(EventTimes.AHEAD)))) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "a time before " + earliest + " or more than a day ahead: " + at);
        }
    }

    private static HttpProblem unknown() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "there is no such message");
    }

    private static HttpProblem unprocessable(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }
}
