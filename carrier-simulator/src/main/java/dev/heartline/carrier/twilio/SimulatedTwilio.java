package dev.heartline.carrier.twilio;

import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.People;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.twilio.TwilioSignature;

/** Twilio: its calls, texts and API. To be built and used on one event loop. */
public final class SimulatedTwilio {
    /** Conversations at once. The client's "-1 for unlimited" makes every connect wait for ever (Vert.x 4.5.26). */
    private static final int CONVERSATIONS = 10_000;

    private final TwilioCalls calls;
    private final TwilioTexts texts;
    private final RecordingResources recordings;
    private final TwilioApi api;

    public SimulatedTwilio(
            Vertx vertx,
            Webhooks webhooks,
            TwilioAccount account,
            PhoneNumber ourNumber,
            NetworkManners manners,
            NumberRoutes routes,
            int history,
            People people,
            Faults faults,
            Clock clock) {
        var signature = new TwilioSignature(account.authToken());
        WebSocketClient websockets = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(CONVERSATIONS).setConnectTimeout(2000));
        var exchange = new Exchange(
                account,
                ourNumber,
                manners,
                signature,
                new TwilioWebhooks(webhooks, signature),
                websockets,
                faults,
                clock);
        this.calls = new TwilioCalls(exchange, people, routes, history);
        this.texts = new TwilioTexts(exchange, people, routes, history);
        this.recordings = new RecordingResources(calls, exchange, history);
        this.api = new TwilioApi(
                account,
                new CallResources(calls, ourNumber, account.sid()),
                recordings,
                new MessageResources(texts, ourNumber, account.sid()),
                faults,
                clock);
    }

    public void route(NumberRoutes routes) {
        calls.route(routes);
        texts.route(routes);
    }

    public TwilioCalls calls() {
        return calls;
    }

    public TwilioTexts texts() {
        return texts;
    }

    /** Those of a call that were not deleted, oldest first. */
    public List<RecordingReport> recordings(String callSid) {
        return recordings.reports(callSid);
    }

    public TwilioApi api() {
        return api;
    }
}
