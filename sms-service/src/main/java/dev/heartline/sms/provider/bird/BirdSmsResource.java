package dev.heartline.sms.provider.bird;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.heartline.service.api.Refuses;
import dev.heartline.sms.delivery.DeliveryReports;
import dev.heartline.sms.inbound.InboundTexts;
import dev.heartline.telephony.bird.BirdAccount;
import dev.heartline.telephony.bird.BirdDoor;

/**
 * Bird's webhooks: JSON, signed over the configured public URL. Each of the workspace's two subscriptions has an address; what they
 * tell of other events is taken and changes nothing. Authenticated by its signature instead of a token.
 */
@Path(BirdSmsResource.ROOT)
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "For providers only, who sign what they send.")
class BirdSmsResource {

    static final String ROOT = "/webhooks/bird/sms";

    private final BirdDoor door;
    private final BirdAccount account;
    private final InboundTexts texts;
    private final DeliveryReports reports;

    BirdSmsResource(BirdDoor door, BirdAccount account, InboundTexts texts, DeliveryReports reports) {
        this.door = door;
        this.account = account;
        this.texts = texts;
        this.reports = reports;
    }

    @POST
    @Path("/inbound")
    @Operation(summary = "Takes a text; answers once it is stored.")
    @Refuses(status = 404, when = "Bird is not connected")
    public Uni<Void> receiveBirdMessage(@Context HttpServerRequest request, byte[] body) {
        var event = door.admit(request, body);
        if (!is(event, "sms.inbound")) {
            return Uni.createFrom().voidItem();
        }
        var text = message(event).inbound(account.fromNumber().orElseThrow());
        return texts.take(text).onFailure().invoke(() -> door.comesAgain(request, body));
    }

    @POST
    @Path("/status")
    @Operation(summary = "Takes a report on a text that we sent.")
    @Refuses(status = 404, when = "Bird is not connected")
    public Uni<Void> reportBirdDelivery(@Context HttpServerRequest request, byte[] body) {
        var event = door.admit(request, body);
        if (!is(event, "sms.outbound")) {
            return Uni.createFrom().voidItem();
        }
        return message(event)
                .report()
                .map(reports::apply)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .invoke(() -> door.comesAgain(request, body));
    }

    private static boolean is(JsonObject event, String name) {
        return name.equals(event.getValue("event"));
    }

    private static BirdMessage message(JsonObject event) {
        return new BirdMessage(event.getValue("payload") instanceof JsonObject payload ? payload : new JsonObject());
    }
}
