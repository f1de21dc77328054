package dev.heartline.sms.coach;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

import dev.heartline.events.Ids;
import dev.heartline.service.api.Refuses;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.security.Roles;
import dev.heartline.sms.message.MessageView;
import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.SmsMessage;

/** Who answers whose texts; and how a human does. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Answers", description = "Who answers people's texts, and what humans have to do with it.")
class AnswerModeResource {

    private static final int UNPROCESSABLE = 422;

    private final AnswerModes modes;
    private final AwaitedAnswers awaited;
    private final Desk desk;
    private final Messages messages;
    private final Profiles profiles;
    private final JsonWebToken caller;

    AnswerModeResource(
            AnswerModes modes,
            AwaitedAnswers awaited,
            Desk desk,
            Messages messages,
            Profiles profiles,
            JsonWebToken caller) {
        this.modes = modes;
        this.awaited = awaited;
        this.desk = desk;
        this.messages = messages;
        this.profiles = profiles;
        this.caller = caller;
    }

    @GET
    @Path("/users/{userId}/answer-mode")
    @Operation(summary = "Who answers a user's texts")
    @Refuses(status = 404, when = "No profile has this user id")
    public Uni<AnswerModeView> getAnswerMode(UUID userId) {
        return profiles.find(userId)
                .invoke(found -> found.orElseThrow(AnswerModeResource::unknown))
                .chain(() -> modes.view(userId));
    }

    @PUT
    @Path("/users/{userId}/answer-mode")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says who answers a user's texts from now on",
            description =
                    "Fixed words to danger, stops and keywords are given in every mode. What the coach has written and"
                            + " not sent is taken back, and is answered anew by whoever answers then.")
    @Refuses(status = 404, when = "No profile has this user id")
    public Uni<AnswerModeView> changeAnswerMode(UUID userId, @NotNull @Valid AnswerModeChange change) {
        return modes.set(userId, change.mode(), caller.getSubject())
                .invoke(known -> {
                    if (!known) {
                        throw unknown();
                    }
                })
                .chain(() -> modes.view(userId));
    }

    @GET
    @Path("/awaited-answers")
    @Operation(
            summary = "Who waits for an answer, the longest first",
            description = "Those whom the coach is about to answer, and those whom a human has taken over.")
    @Refuses(status = 400, when = "'after' is nobody who waits")
    public Uni<List<AwaitedAnswerView>> listAwaitedAnswers(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") UUID after) {
        var known = after == null ? Uni.createFrom().item(true) : awaited.isAwaited(after);
        return known.invoke(waits -> {
                    if (!waits) {
                        throw HttpProblem.valueOf(Status.BAD_REQUEST, "'after' is not the id of a user who waits");
                    }
                })
                .chain(() -> awaited.page(limit, Optional.ofNullable(after)));
    }

    @POST
    @Path("/users/{userId}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answers a user who texted, as a human",
            description = "To all that nobody has answered yet; drafts for it are withdrawn. Later than"
                    + " heartline.sms.answer.human-within it is a contact that we start. The contact policy is asked when it"
                    + " leaves. A request with the Idempotency-Key of an earlier one returns that one's text.")
    @APIResponse(
            responseCode = "202",
            description = "Queued.",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @Refuses(
            status = 409,
            when = "They have texted nothing for longer than heartline.sms.answer.stale-after: order a text instead")
    @Refuses(status = 422, when = "The key was used for another answer")
    public Uni<Response> answerAsHuman(
            UUID userId,
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key,
            @NotNull @Valid HumanAnswer answer) {
        UUID id = key == null ? Ids.next() : Ids.derived("human answer", caller.getSubject(), userId, key);
        return messages.find(id)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known)
                        : desk.answer(userId, id, answer.body(), caller.getSubject())
                                .chain(() -> messages.find(id)))
                .map(found -> found.orElseThrow(AnswerModeResource::nothingToAnswer))
                .invoke(text -> {
                    if (!text.body().equals(answer.body())) {
                        throw HttpProblem.builder()
                                .withStatus(UNPROCESSABLE)
                                .withTitle("Unprocessable Content")
                                .withDetail("the Idempotency-Key was used for another answer")
                                .build();
                    }
                })
                .map(text -> Response.accepted(text.view()).build());
    }

    @POST
    @Path("/users/{userId}/answers/{messageId}/call-off")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes back an answer that a human wrote or let go, before it leaves",
            description =
                    "What it answered waits again. May be repeated. One that is under way may arrive, and isn't tried again.")
    @Refuses(status = 404, when = "No human has given the user such an answer")
    @Refuses(status = 409, when = "It has left or is under way, or won't leave for another reason")
    public Uni<MessageView> callOffAnswer(UUID userId, UUID messageId) {
        return ofAHuman(userId, messageId)
                .chain(text -> text.isCalledOff()
                        ? Uni.createFrom().item(text)
                        : desk.callOff(userId, messageId).chain(() -> ofAHuman(userId, messageId)))
                .map(text -> {
                    if (!text.isCalledOff()) {
                        throw HttpProblem.valueOf(Status.CONFLICT, "the answer doesn't wait any more");
                    }
                    return text.view();
                });
    }

    private Uni<SmsMessage> ofAHuman(UUID userId, UUID messageId) {
        return messages.find(messageId)
                .map(found -> found.filter(SmsMessage::isSentByHuman)
                        .filter(text -> text.userId().filter(userId::equals).isPresent())
                        .orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such answer")));
    }

    private static HttpProblem nothingToAnswer() {
        return HttpProblem.valueOf(Status.CONFLICT, "the user has texted nothing lately that could be answered");
    }

    private static HttpProblem unknown() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "there is no such user");
    }
}
