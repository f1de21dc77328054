package dev.heartline.sms.provider.twilio;

import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import dev.heartline.ai.wish.Wish;
import dev.heartline.sms.inbound.InboundText;
import dev.heartline.sms.inbound.InboundTexts;
import dev.heartline.sms.inbound.MediaTypes;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.TwilioAccount;
import dev.heartline.telephony.twilio.TwilioDoor;

import static dev.heartline.telephony.door.WebhookDoor.required;

/** Where Twilio posts the texts that people send us. Authenticated by its signature instead of a token. */
@Path(TwilioInboundWebhook.PATH)
@PermitAll
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class TwilioInboundWebhook {

    static final String PATH = "/webhooks/twilio/sms/inbound";

    /** Nothing to do for Twilio: an answer, if any, is sent as a text of its own. */
    private static final String NO_INSTRUCTIONS = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final TwilioDoor door;
    private final InboundTexts texts;

    TwilioInboundWebhook(TwilioDoor door, InboundTexts texts) {
        this.door = door;
        this.texts = texts;
    }

    @POST
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces("text/xml")
    @Operation(summary = "Takes a text; answers once it is stored.")
    public Uni<String> receiveMessage(@Context HttpServerRequest request, byte[] body) {
        var text = read(door.admit(request, body));
        return texts.take(text).replaceWith(NO_INSTRUCTIONS);
    }

    /** There where a keyword list of the number's matched, which may be in any language, and Twilio has answered. */
    private static Optional<Wish.Kind> optOut(FormBody form) {
        return form.first("OptOutType").flatMap(type -> switch (type) {
            case "STOP" -> Optional.of(Wish.Kind.STOP);
            case "START" -> Optional.of(Wish.Kind.START);
            case "HELP" -> Optional.of(Wish.Kind.HELP);
            default -> Optional.empty();
        });
    }

    private static InboundText read(FormBody form) {
        int media = media(form);
        return InboundText.of(
                        TwilioAccount.NAME,
                        required(form, "MessageSid"),
                        required(form, "From"),
                        required(form, "To"),
                        form.first("Body").orElse(""),
                        media)
                .withMediaTypes(MediaTypes.of(IntStream.range(0, media)
                        .mapToObj(n -> form.first("MediaContentType" + n).orElse(null))))
                .withCarrierWish(optOut(form));
    }

    private static int media(FormBody form) {
        return form.first("NumMedia")
                .filter(count -> count.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
