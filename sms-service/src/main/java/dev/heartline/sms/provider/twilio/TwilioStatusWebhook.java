package dev.heartline.sms.provider.twilio;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.heartline.sms.delivery.DeliveryReport;
import dev.heartline.sms.delivery.DeliveryReports;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.sms.provider.SmsUrls;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioAccount;
import dev.heartline.telephony.twilio.TwilioDoor;

import static dev.heartline.telephony.door.WebhookDoor.required;

/** Where Twilio posts what became of our texts. Authenticated by its signature instead of a token. */
@Path(TwilioStatusWebhook.PATH)
@PermitAll
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class TwilioStatusWebhook {

    static final String PATH = "/webhooks/twilio/sms/status";

    private final TwilioDoor door;
    private final DeliveryReports reports;

    TwilioStatusWebhook(TwilioDoor door, DeliveryReports reports) {
        this.door = door;
        this.reports = reports;
    }

    /** @param message our id for the text, as we put it into the callback's address */
    @POST
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Takes a report on a text that we sent.")
    public Uni<Void> reportDelivery(
            @Context HttpServerRequest request, @QueryParam(SmsUrls.MESSAGE) UUID message, byte[] body) {
        var form = door.admit(request, body);
        var sid = required(form, "MessageSid");
        return status(form)
                .map(status -> reports.apply(report(message, sid, status, form)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static DeliveryReport report(UUID message, String sid, MessageStatus status, FormBody form) {
        var code = form.first("ErrorCode").filter(value -> !value.isBlank() && !value.equals("0"));
        return new DeliveryReport(
                TwilioAccount.NAME,
                Optional.ofNullable(message),
                sid,
                status,
                code,
                Optional.empty(),
                code.filter(String.valueOf(TwilioSms.OPTED_OUT)::equals).isPresent());
    }

    /** Twilio's word as ours; empty for a word that Twilio may add, which tells us nothing. */
    private static Optional<MessageStatus> status(FormBody form) {
        return form.first("MessageStatus").flatMap(word -> switch (word) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(MessageStatus.SENT);
            case "delivered", "read" -> Optional.of(MessageStatus.DELIVERED);
            case "undelivered" -> Optional.of(MessageStatus.UNDELIVERED);
            case "failed", "canceled" -> Optional.of(MessageStatus.FAILED);
            default -> Optional.empty();
        });
    }
}
