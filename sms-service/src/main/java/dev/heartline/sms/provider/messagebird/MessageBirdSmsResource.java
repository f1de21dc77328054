package dev.heartline.sms.provider.messagebird;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.heartline.service.api.Refuses;
import dev.heartline.sms.delivery.DeliveryReports;
import dev.heartline.sms.inbound.InboundText;
import dev.heartline.sms.inbound.InboundTexts;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.messagebird.MessageBirdAccount;
import dev.heartline.telephony.messagebird.MessageBirdDoor;
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.signature.FormBody;

import static dev.heartline.telephony.door.WebhookDoor.required;

/**
 * MessageBird's webhooks: a form for a text that came in, and a GET whose query tells what became of ours. Authenticated by its
 * signature instead of a token.
 */
@Path(MessageBirdSmsResource.ROOT)
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class MessageBirdSmsResource {

    static final String ROOT = "/webhooks/messagebird/sms";
    static final String STATUS = ROOT + "/status";

    /** What MessageBird wants to read; anything else is asked again. */
    private static final String OK = "OK";

    private static final byte[] NO_BODY = {};

    private final MessageBirdDoor door;
    private final InboundTexts texts;
    private final DeliveryReports reports;

    MessageBirdSmsResource(MessageBirdDoor door, InboundTexts texts, DeliveryReports reports) {
        this.door = door;
        this.texts = texts;
        this.reports = reports;
    }

    @POST
    @Cancellable(false)
    @Path("/inbound")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Takes a text; answers once it is stored.")
    @Refuses(status = 404, when = "MessageBird is not connected")
    public Uni<String> receiveMessageBirdMessage(@Context HttpServerRequest request, byte[] body) {
        var text = read(door.admit(request, body));
        return door.taking(request, body, texts.take(text)).replaceWith(OK);
    }

    /** @param message our id for the text, as we put it into the callback's address */
    @GET
    @Cancellable(false)
    @Path("/status")
    @Operation(summary = "Takes a report on a text that we sent.")
    @Refuses(status = 404, when = "MessageBird is not connected")
    public Uni<String> reportMessageBirdDelivery(
            @Context HttpServerRequest request, @QueryParam(SmsUrls.MESSAGE) UUID message) {
        var query = door.admitQuery(request);
        return door.taking(
                        request,
                        NO_BODY,
                        MessageBirdReport.read(Optional.ofNullable(message), required(query, "id"), query)
                                .map(reports::apply)
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(OK);
    }

    /** Fields can repeat, as those of a text before it: the last one counts. Short codes have names of their own. */
    private static InboundText read(FormBody form) {
        return InboundText.of(
                MessageBirdAccount.NAME,
                required(last(form, "id", "mid"), "id"),
                NetworkNumber.toE164(required(last(form, "originator", "originator"), "originator")),
                NetworkNumber.toE164(required(last(form, "recipient", "shortcode"), "recipient")),
                Optional.ofNullable(last(form, "body", "message")).orElse(""),
                form.all("mediaUrls").size());
    }

    private static String last(FormBody form, String name, String ofShortCodes) {
        return form.last(name).or(() -> form.last(ofShortCodes)).orElse(null);
    }
}
