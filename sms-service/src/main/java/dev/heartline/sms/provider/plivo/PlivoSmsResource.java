package dev.heartline.sms.provider.plivo;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
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
import dev.heartline.telephony.number.NetworkNumber;
import dev.heartline.telephony.plivo.PlivoAccount;
import dev.heartline.telephony.plivo.PlivoDoor;
import dev.heartline.telephony.signature.FormBody;

import static dev.heartline.telephony.door.WebhookDoor.required;

/** Plivo's webhooks about texts: forms, signed over the configured public URL. Authenticated by its signature instead of a token. */
@Path(PlivoSmsResource.ROOT)
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class PlivoSmsResource {

    static final String ROOT = "/webhooks/plivo/sms";
    static final String STATUS = ROOT + "/status";

    /** Nothing to do for Plivo: an answer, if any, is sent as a text of its own. */
    private static final String NO_INSTRUCTIONS = "<Response/>";

    private static final int MOST_MEDIA = 10;

    private final PlivoDoor door;
    private final InboundTexts texts;
    private final DeliveryReports reports;

    PlivoSmsResource(PlivoDoor door, InboundTexts texts, DeliveryReports reports) {
        this.door = door;
        this.texts = texts;
        this.reports = reports;
    }

    @POST
    @Cancellable(false)
    @Path("/inbound")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(summary = "Takes a text; answers once it is stored.")
    @Refuses(status = 404, when = "Plivo is not connected")
    public Uni<String> receivePlivoMessage(@Context HttpServerRequest request, byte[] body) {
        var text = read(door.admit(request, body));
        return door.taking(request, body, texts.take(text)).replaceWith(NO_INSTRUCTIONS);
    }

    /** @param message our id for the text, as we put it into the callback's address */
    @POST
    @Cancellable(false)
    @Path("/status")
    @Operation(summary = "Takes a report on a text that we sent.")
    @Refuses(status = 404, when = "Plivo is not connected")
    public Uni<Void> reportPlivoDelivery(
            @Context HttpServerRequest request, @QueryParam(SmsUrls.MESSAGE) UUID message, byte[] body) {
        var form = door.admit(request, body);
        // A text in several parts is reported part by part, of which the first one names it.
        var sid = form.first("ParentMessageUUID")
                        .filter(parent -> !parent.isBlank())
                        .isPresent()
                ? required(form, "ParentMessageUUID")
                : required(form, "MessageUUID");
        return door.taking(
                request,
                body,
                PlivoReport.read(Optional.ofNullable(message), sid, form)
                        .map(reports::apply)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static InboundText read(FormBody form) {
        return InboundText.of(
                PlivoAccount.NAME,
                required(form, "MessageUUID"),
                NetworkNumber.toE164(required(form, "From")),
                NetworkNumber.toE164(required(form, "To")),
                words(form),
                media(form));
    }

    /** Of what comes with pictures {@code Body}. */
    private static String words(FormBody form) {
        return form.first("Text")
                .filter(text -> !text.isEmpty())
                .or(() -> form.first("Body"))
                .orElse("");
    }

    /** {@code Media0} or {@code Media1} and so on: Plivo's pages say both, and never what they are. */
    private static int media(FormBody form) {
        return (int) IntStream.rangeClosed(0, MOST_MEDIA)
                .filter(n -> form.first("Media" + n).isPresent())
                .limit(MOST_MEDIA)
                .count();
    }
}
