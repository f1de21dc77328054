package dev.heartline.carrier.twilio;

import java.util.List;
import java.util.Set;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.History;
import dev.heartline.carrier.network.RecordingReport;
import dev.heartline.telephony.signature.FormBody;

/**
 * {@code Recordings.json} below a call, and {@code Recordings} of the account. Source: twilio.com/docs/voice/api/recording. The
 * simulator's choice: a recording that goes on has to be stopped before it can be deleted.
 */
final class RecordingResources {

    private static final Set<String> EVENTS = Set.of("in-progress", "completed", "absent");
    private static final String CURRENT = "Twilio.CURRENT";

    private final TwilioCalls calls;
    private final Exchange exchange;
    private final History<TwilioRecording> recordings;

    RecordingResources(TwilioCalls calls, Exchange exchange, int history) {
        this.calls = calls;
        this.exchange = exchange;
        this.recordings = new History<>(history, recording -> !recording.goesOn());
        calls.whenEnded(call -> of(call.sid()).forEach(TwilioRecording::stop));
    }

    List<RecordingReport> reports(String callSid) {
        return of(callSid).stream().map(TwilioRecording::report).toList();
    }

    JsonObject create(String callSid, FormBody form) throws TwilioError {
        var call = calls.known(callSid).orElseThrow(TwilioError::notFound).call();
        if (call.state() != CallState.IN_PROGRESS) {
            throw new TwilioError(400, 21220, "Requested resource is not eligible for recording");
        }
        if (of(callSid).stream().anyMatch(TwilioRecording::goesOn)) {
            throw new TwilioError(400, 21220, "Requested resource is already being recorded");
        }
        var events = form.all("RecordingStatusCallbackEvent");
        if (!EVENTS.containsAll(events)) {
            throw new TwilioError(400, 21626, "Invalid RecordingStatusCallbackEvent");
        }
        var recording = new TwilioRecording(
                call,
                exchange,
                OutboundOrder.url(form, "RecordingStatusCallback", 21609),
                events.isEmpty() ? Set.of("completed") : Set.copyOf(events));
        recordings.put(recording.sid(), recording);
        return recording.json();
    }

    JsonObject list(String callSid, PageRequest page) throws TwilioError {
        calls.known(callSid).orElseThrow(TwilioError::notFound);
        var newestFirst = of(callSid).reversed();
        return page.answer("recordings", newestFirst, TwilioRecording::sid, TwilioRecording::json);
    }

    JsonObject fetch(String callSid, String sid) throws TwilioError {
        return known(callSid, sid).json();
    }

    JsonObject update(String callSid, String sid, FormBody form) throws TwilioError {
        var recording = known(callSid, sid);
        if (!recording.goesOn()) {
            throw new TwilioError(400, 21220, "Unable to update record. The recording is not in-progress.");
        }
        switch (form.first("Status").orElse("")) {
            case "stopped" -> recording.stop();
            case "paused" -> recording.pause(true);
            case "in-progress" -> recording.pause(false);
            default -> throw new TwilioError(400, 20001, "Status must be 'in-progress', 'paused' or 'stopped'");
        }
        return recording.json();
    }

    void delete(String sid) throws TwilioError {
        var recording = recordings.find(sid).orElseThrow(TwilioError::notFound);
        if (recording.goesOn()) {
            throw new TwilioError(409, 20409, "The recording is in progress");
        }
        recording.delete();
        recordings.forget(sid);
    }

    private TwilioRecording known(String callSid, String sid) throws TwilioError {
        return of(callSid).stream()
                .filter(recording -> sid.equals(CURRENT)
                        ? recording.goesOn()
                        : recording.sid().equals(sid))
                .findFirst()
                .orElseThrow(TwilioError::notFound);
    }

    private List<TwilioRecording> of(String callSid) {
        return recordings.all().stream()
                .filter(recording -> recording.callSid().equals(callSid))
                .toList();
    }
}
