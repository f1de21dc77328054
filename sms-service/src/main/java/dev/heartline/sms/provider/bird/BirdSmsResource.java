package dev.heartline.sms.provider.bird;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

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
    private final MeterRegistry registry;

    BirdSmsResource(
            BirdDoor door, BirdAccount account, InboundTexts texts, DeliveryReports reports, MeterRegistry registry) {
        this.door = door;
        this.account = account;
        this.texts = texts;
        this.reports = reports;
        this.registry = registry;
    }

    @POST
    @Cancellable(false)
    @Path("/inbound")
    @Operation(summary = "Takes a text; answers once it is stored.")
    @Refuses(status = 404, when = "Bird is not connected")
    public Uni<Void> receiveBirdMessage(@Context HttpServerRequest request, byte[] body) {
        var event = door.admit(request, body);
        if (!isOurs(event, "sms.inbound")) {
            return Uni.createFrom().voidItem();
        }
        var text = message(event).inbound(account.fromNumber().orElseThrow());
        return door.taking(request, body, texts.take(text));
    }

    @POST
    @Cancellable(false)
    @Path("/status")
    @Operation(summary = "Takes a report on a text that we sent.")
    @Refuses(status = 404, when = "Bird is not connected")
    public Uni<Void> reportBirdDelivery(@Context HttpServerRequest request, byte[] body) {
        var event = door.admit(request, body);
        if (!isOurs(event, "sms.outbound")) {
            return Uni.createFrom().voidItem();
        }
        return door.taking(
                request,
                body,
                message(event)
                        .report()
                        .map(reports::apply)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The workspace's subscriptions tell of all of its channels: what came by another one is not for us. */
    private boolean isOurs(JsonObject event, String name) {
        boolean isNamed = name.equals(event.getValue("event"));
        boolean isOfOurChannel = message(event).isOf(account.channelId().orElseThrow());
        if (isNamed && !isOfOurChannel) {
            registry.counter("heartline.sms.other_channels", "provider", BirdAccount.NAME)
                    .increment();
        }
        return isNamed && isOfOurChannel;
    }

    private static BirdMessage message(JsonObject event) {
        return new BirdMessage(event.getValue("payload") instanceof JsonObject payload ? payload : new JsonObject());
    }
}
