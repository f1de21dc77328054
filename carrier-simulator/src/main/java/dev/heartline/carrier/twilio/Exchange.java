package dev.heartline.carrier.twilio;

import io.vertx.core.http.WebSocketClient;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.twilio.TwilioSignature;

/** What every call and text of the simulated Twilio works with. */
record Exchange(
        TwilioAccount account,
        PhoneNumber ourNumber,
        NetworkManners manners,
        TwilioSignature signature,
        TwilioWebhooks webhooks,
        WebSocketClient websockets,
        Faults faults,
        Clock clock) {}
