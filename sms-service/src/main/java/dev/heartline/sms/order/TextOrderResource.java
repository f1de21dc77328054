package dev.heartline.sms.order;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import dev.heartline.service.security.Roles;
import dev.heartline.sms.message.MessageView;
import dev.heartline.sms.message.Messages;
import dev.heartline.sms.message.SmsMessage;
import dev.heartline.sms.template.UnusableTemplate;

/** Takes orders of texts. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Messages", description = "Texts in both directions.")
class TextOrderResource {

    private static final int UNPROCESSABLE = 422;

    private final TextOrders orders;
    private final Messages messages;
    private final JsonWebToken caller;
    private final Clock clock;

    TextOrderResource(TextOrders orders, Messages messages, JsonWebToken caller, Clock clock) {
        this.orders = orders;
        this.messages = messages;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/messages")
    @Operation(
            summary = "Queues a text",
            description = "It leaves when the contact policy lets it: at once, when the user's contact hours begin, or"
                    + " never. A request with the Idempotency-Key of an earlier one returns that one's text.")
    @APIResponse(
            responseCode = "202",
            description = "Queued; Location leads to what becomes of it.",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @Refuses(
            status = 400,
            when =
                    "Neither a body nor a template, or both; a time to send it at that has passed, or is too far ahead; a"
                            + " time and a day")
    @Refuses(
            status = 422,
            when = "No such user, number or template, a variable without a value, a template that comes out too long,"
                    + " a key used for another text, or no time left on the day")
    public Uni<Response> orderMessage(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 200) String key, @NotNull @Valid TextOrder order) {
        if (order.isTooFarAhead(clock.instant())) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "a text may be ordered for at most 90 days ahead");
        }
        UUID id = key == null ? Ids.next() : Ids.derived("text order", caller.getSubject(), key);
        return timely(id, order)
                .chain(() -> isTaken(id, order))
                .chain(taken -> taken ? Uni.createFrom().voidItem() : orders.place(id, order))
                .onFailure(failure -> failure instanceof UnorderableText || failure instanceof UnusableTemplate)
                .transform(failure -> unprocessable(failure.getMessage()))
                .chain(() -> messages.find(id))
                .map(found -> answer(found.orElseThrow(() -> unprocessable("the user was erased")), order));
    }

    @POST
    @Path("/messages/{messageId}/call-off")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes an ordered text back before it leaves",
            description = "May be repeated. One that is under way may arrive, and isn't tried again.")
    @Refuses(status = 404, when = "Nobody has ordered such a text")
    @Refuses(status = 409, when = "It has left or is under way, or won't leave for another reason")
    public Uni<MessageView> callOffMessage(UUID messageId) {
        return ordered(messageId)
                .chain(text -> text.isCalledOff()
                        ? Uni.createFrom().item(text)
                        : orders.callOff(text).chain(() -> ordered(messageId)))
                .map(text -> {
                    if (!text.isCalledOff()) {
                        throw HttpProblem.valueOf(Status.CONFLICT, "the text doesn't wait any more");
                    }
                    return text.view();
                });
    }

    private Uni<SmsMessage> ordered(UUID id) {
        return messages.find(id)
                .map(found -> found.filter(text -> text.requestDigest().isPresent())
                        .orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "nobody has ordered such a text")));
    }

    /** One that was taken in time may be asked for again at any time. */
    private Uni<Void> timely(UUID id, TextOrder order) {
        return order.isMissed(clock.instant())
                ? messages.find(id)
                        .map(known ->
                                known.orElseThrow(() -> HttpProblem.valueOf(Status.BAD_REQUEST, "sendAt has passed")))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** One for a day has settled its time: asked for again, it is not to find that the day is over. */
    private Uni<Boolean> isTaken(UUID id, TextOrder order) {
        return order.on() == null
                ? Uni.createFrom().item(false)
                : messages.find(id).map(Optional::isPresent);
    }

    private static Response answer(SmsMessage message, TextOrder order) {
        if (message.requestDigest().filter(order::isOf).isEmpty()) {
            throw unprocessable("the Idempotency-Key was used for another text");
        }
        return Response.accepted(message.view())
                .location(URI.create("/messages/" + message.id()))
                .build();
    }

    private static HttpProblem unprocessable(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail(detail)
                .build();
    }
}
