package dev.heartline.call.provider.twilio;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;

import dev.heartline.telephony.twilio.TwilioDoor;

/** Opens the websocket to Twilio only. */
@ApplicationScoped
class RelayHandshake implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    private final TwilioDoor door;

    RelayHandshake(TwilioDoor door) {
        this.door = door;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return door.admitsHandshake(context.httpRequest())
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return RelaySocket.ID.equals(endpointId);
    }
}
