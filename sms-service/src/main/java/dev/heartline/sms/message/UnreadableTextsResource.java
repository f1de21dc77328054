package dev.heartline.sms.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Roles;

/** Where operators see the texts that no reader understood, or that were noted for them, and say that they have seen to them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
@Tag(name = "Messages", description = "Texts in both directions.")
class UnreadableTextsResource {

    private final Messages messages;
    private final JsonWebToken caller;

    UnreadableTextsResource(Messages messages, JsonWebToken caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Path("/messages/unreadable")
    @Operation(
            summary = "Texts that no reader understood and nobody has seen to, the oldest first",
            description =
                    "Nothing was told about such a text, and nobody may have answered it: a human has to read it.")
    @Refuses(status = 400, when = "'after' is no such text")
    public Uni<List<MessageView>> listUnreadableMessages(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") UUID after) {
        return (after == null
                        ? messages.unreadable(limit)
                        : unreadable(after)
                                .map(found -> found.orElseThrow(() -> HttpProblem.valueOf(
                                        Status.BAD_REQUEST, "'after' is not the id of an unreadable text")))
                                .chain(message -> messages.unreadableAfter(message, limit)))
                .map(found -> found.stream().map(SmsMessage::view).toList());
    }

    @GET
    @Path("/messages/noted")
    @Operation(
            summary = "Texts that were answered in fixed words and that a human has to see to, the oldest first",
            description =
                    "'notedAs' says why. stop_elsewhere: its writer asks us to leave another number alone. They were told how"
                            + " that number is stopped, and nothing else was done.")
    @Refuses(status = 400, when = "'after' is no such text")
    public Uni<List<MessageView>> listNotedMessages(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") UUID after) {
        return (after == null
                        ? messages.noted(limit)
                        : messages.find(after)
                                .map(found -> found.filter(SmsMessage::isNoted)
                                        .orElseThrow(() -> HttpProblem.valueOf(
                                                Status.BAD_REQUEST, "'after' is not the id of a noted text")))
                                .chain(message -> messages.notedAfter(message, limit)))
                .map(found -> found.stream().map(SmsMessage::view).toList());
    }

    @POST
    @Path("/messages/{messageId}/handled")
    @Operation(
            summary = "Says that somebody has seen to an unreadable or noted text",
            description = "It is not listed any more. May be repeated: who said so first stays.")
    @Refuses(status = 404, when = "There is no such text that a human has to see to")
    public Uni<MessageView> markMessageHandled(UUID messageId) {
        return forHumans(messageId)
                .invoke(UnreadableTextsResource::existing)
                .chain(() -> messages.handled(messageId, caller.getSubject()))
                .chain(() -> forHumans(messageId))
                .map(found -> existing(found).view());
    }

    private Uni<Optional<SmsMessage>> forHumans(UUID id) {
        return messages.find(id).map(found -> found.filter(text -> text.isUnreadable() || text.isNoted()));
    }

    private Uni<Optional<SmsMessage>> unreadable(UUID id) {
        return messages.find(id).map(found -> found.filter(SmsMessage::isUnreadable));
    }

    private static SmsMessage existing(Optional<SmsMessage> found) {
        return found.orElseThrow(
                () -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such text for a human to see to"));
    }
}
