package dev.heartline.sms.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.service.security.Access;
import dev.heartline.service.security.Roles;
import dev.heartline.sms.message.Messages.TextsOf;

/** Reads texts. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.USER})
@Tag(name = "Messages", description = "Texts in both directions.")
class MessageResource {

    private final Messages messages;
    private final Access access;

    MessageResource(Messages messages, Access access) {
        this.messages = messages;
        this.access = access;
    }

    @GET
    @Path("/users/{userId}/messages")
    @Operation(summary = "A user's texts in both directions, or those of one thread, newest first")
    public Uni<List<MessageView>> listMessages(
            UUID userId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("before") UUID before,
            @QueryParam("conversation") UUID conversation) {
        access.requireSelfOrStaff(userId);
        var texts = new TextsOf(userId, Optional.ofNullable(conversation));
        return (before == null
                        ? messages.latest(texts, limit)
                        : messages.find(before)
                                .map(found -> found.filter(message -> message.userId()
                                                .filter(userId::equals)
                                                .isPresent())
                                        .orElseThrow(() -> HttpProblem.valueOf(
                                                Status.BAD_REQUEST, "'before' is not the id of a text of this user")))
                                .chain(message -> messages.latestBefore(texts, message, limit)))
                .map(found -> found.stream()
                        .map(message -> message.view(access::named, access.isStaff()))
                        .toList());
    }

    @GET
    @Path("/messages/{messageId}")
    @Operation(summary = "One text")
    @Refuses(status = 404, when = "There is no such text")
    public Uni<MessageView> getMessage(UUID messageId) {
        return messages.find(messageId)
                .invoke(found -> access.requireSelfOrStaff(
                        found.flatMap(SmsMessage::userId).orElse(null)))
                .map(found -> found.orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "there is no such text")))
                .map(message -> message.view(access::named, access.isStaff()));
    }
}
