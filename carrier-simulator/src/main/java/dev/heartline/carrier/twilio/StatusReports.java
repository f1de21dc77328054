package dev.heartline.carrier.twilio;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.vertx.core.Future;

import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.webhook.CallbackQueue;
import dev.heartline.carrier.webhook.Patience;

/** The status callbacks of one call, as far as our service subscribed to them. */
final class StatusReports {
    private static final String FINAL_EVENT = "completed";

    private final PhoneCall call;
    private final Exchange exchange;
    private final Optional<String> url;
    private final Set<String> events;
    private final CallbackQueue queue;
    private int sequence;

    StatusReports(PhoneCall call, Exchange exchange, Optional<String> url, Set<String> events) {
        this.call = call;
        this.exchange = exchange;
        this.url = url;
        this.events = events;
        this.queue =
                new CallbackQueue(exchange.webhooks().webhooks(), exchange.faults(), exchange.clock(), call::record);
    }

    /** @param event {@code initiated}, {@code ringing} or {@code answered} */
    void progress(String event, String status) {
        send(event, "status:" + status, fields(status), exchange.manners().progress());
    }

    /** Tells the outcome, whatever it is, and completes when it was taken or given up. */
    Future<Void> outcome(OptionalInt sipResponse, Optional<String> answeredBy) {
        var status = TwilioFields.status(call.state());
        var fields =
                fields(status).with("CallDuration", call.seconds()).with("Duration", Math.ceilDiv(call.seconds(), 60));
        sipResponse.ifPresent(code -> fields.with("SipResponseCode", code));
        answeredBy.ifPresent(who -> fields.with("AnsweredBy", who));
        send(FINAL_EVENT, "status:" + status, fields, exchange.manners().outcome());
        return queue.close();
    }

    private TwilioFields fields(String status) {
        return TwilioFields.of(call, exchange.account().sid(), status)
                .with("Timestamp", TwilioTime.format(System.currentTimeMillis()))
                .with("CallbackSource", "call-progress-events")
                .with("SequenceNumber", sequence++);
    }

    private void send(String event, String label, TwilioFields fields, Patience patience) {
        if (events.contains(event)) {
            url.ifPresent(address -> queue.send(exchange.webhooks().webhook(label, address, fields.form()), patience));
        }
    }
}
