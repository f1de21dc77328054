package dev.heartline.carrier.twilio;

import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.PhoneCall;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.carrier.webhook.CallbackQueue;

/** A recording of a call, from the request for it until it is stored. */
final class TwilioRecording {

    enum State {
        IN_PROGRESS("in-progress"),
        PAUSED("paused"),
        PROCESSING("processing"),
        COMPLETED("completed"),
        ABSENT("absent");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    private final String sid = TwilioSids.recording();
    private final PhoneCall call;
    private final Exchange exchange;
    private final Optional<String> callback;
    private final Set<String> events;
    private final CallbackQueue queue;
    private final long startedAt = System.currentTimeMillis();
    private long endedAt;
    private State state = State.IN_PROGRESS;
    private boolean deleted;

    TwilioRecording(PhoneCall call, Exchange exchange, Optional<String> callback, Set<String> events) {
        this.call = call;
        this.exchange = exchange;
        this.callback = callback;
        this.events = events;
        this.queue =
                new CallbackQueue(exchange.webhooks().webhooks(), exchange.faults(), exchange.clock(), call::record);
        tell();
    }

    String sid() {
        return sid;
    }

    String callSid() {
        return call.sid();
    }

    boolean goesOn() {
        return state == State.IN_PROGRESS || state == State.PAUSED;
    }

    boolean isOver() {
        return state == State.COMPLETED || state == State.ABSENT;
    }

    void pause(boolean paused) {
        state = paused ? State.PAUSED : State.IN_PROGRESS;
    }

    /** It is stored a moment later, unless it is deleted before. */
    void stop() {
        if (!goesOn()) {
            return;
        }
        state = State.PROCESSING;
        endedAt = System.currentTimeMillis();
        exchange.clock().later(Math.max(1, exchange.manners().step().toMillis()), () -> {
            if (!deleted) {
                state = State.COMPLETED;
                tell();
                queue.close();
            }
        });
    }

    void delete() {
        deleted = true;
        queue.close();
    }

    private long seconds() {
        return Math.max(1, Math.ceilDiv(endedAt - startedAt, 1000));
    }

    private void tell() {
        if (!events.contains(state.word)) {
            return;
        }
        var fields = new TwilioFields()
                .with("AccountSid", exchange.account().sid())
                .with("CallSid", call.sid())
                .with("RecordingSid", sid)
                .with("RecordingUrl", address())
                .with("RecordingStatus", state.word)
                .with("RecordingChannels", 1)
                .with("RecordingTrack", "both")
                .with("RecordingSource", "StartCallRecordingAPI")
                .with("RecordingStartTime", TwilioTime.format(startedAt))
                .with("ErrorCode", 0);
        if (isOver()) {
            fields.with("RecordingDuration", seconds());
        }
        callback.ifPresent(url -> queue.send(
                exchange.webhooks().webhook("recording:" + state.word, url, fields.form()),
                exchange.manners().progress()));
    }

    private String path() {
        return "/" + TwilioFields.API_VERSION + "/Accounts/"
                + exchange.account().sid();
    }

    private String address() {
        return "https://api.twilio.com" + path() + "/Recordings/" + sid;
    }

    RecordingReport report() {
        return new RecordingReport(sid, call.sid(), state.word);
    }

    /** Fields as in the OpenAPI document that Twilio publishes. */
    JsonObject json() {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", exchange.account().sid())
                .put("api_version", TwilioFields.API_VERSION)
                .put("call_sid", call.sid())
                .put("conference_sid", null)
                .put("channels", 1)
                .put("source", "StartCallRecordingAPI")
                .put("status", state.word)
                .put("start_time", TwilioTime.format(startedAt))
                .put("date_created", TwilioTime.format(startedAt))
                .put("date_updated", TwilioTime.format(endedAt == 0 ? startedAt : endedAt))
                .put("duration", isOver() ? Long.toString(seconds()) : "-1")
                .put("error_code", null)
                .put("encryption_details", null)
                .put("price", null)
                .put("price_unit", "USD")
                .put("track", "both")
                .put("uri", path() + "/Calls/" + call.sid() + "/Recordings/" + sid + ".json");
    }
}
