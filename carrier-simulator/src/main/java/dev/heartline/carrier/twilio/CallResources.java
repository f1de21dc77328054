package dev.heartline.carrier.twilio;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.network.CallState;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/** {@code Calls.json} and what lies below. Source: twilio.com/docs/voice/api/call-resource. */
final class CallResources {
    private static final Set<String> STATUSES =
            Set.of("queued", "ringing", "in-progress", "completed", "busy", "failed", "no-answer", "canceled");

    private final TwilioCalls calls;
    private final PhoneNumber ours;
    private final String accountSid;

    CallResources(TwilioCalls calls, PhoneNumber ours, String accountSid) {
        this.calls = calls;
        this.ours = ours;
        this.accountSid = accountSid;
    }

    JsonObject create(FormBody form) throws TwilioError {
        return TwilioJson.call(calls.dial(OutboundOrder.of(form, ours)), accountSid);
    }

    JsonObject fetch(String sid) throws TwilioError {
        return TwilioJson.call(known(sid), accountSid);
    }

    JsonObject list(PageRequest page) throws TwilioError {
        var query = page.query();
        var to = number(query, "To");
        var from = number(query, "From");
        var status = status(query);
        var parent = OutboundOrder.given(query, "ParentCallSid");
        var started = TimeWindow.of(query, "StartTime");
        var ended = TimeWindow.of(query, "EndTime");
        var newestFirst = new ArrayList<>(calls.known()).reversed();
        var found = newestFirst.stream()
                // No call here is a leg of another one.
                .filter(call -> parent.isEmpty())
                .filter(call -> to.map(call.call().to()::equals).orElse(true))
                .filter(call -> from.map(call.call().from()::equals).orElse(true))
                .filter(call -> status.map(TwilioFields.status(call.call().state())::equals)
                        .orElse(true))
                .filter(call -> started.accepts(TwilioJson.startedAt(call.call())))
                .filter(call -> ended.accepts(TwilioJson.endedAt(call.call())))
                .toList();
        return page.answer("calls", found, call -> call.call().sid(), call -> TwilioJson.call(call, accountSid));
    }

    JsonObject update(String sid, FormBody form) throws TwilioError {
        var call = known(sid);
        var url = OutboundOrder.url(form, "Url", 21205);
        var twiml = OutboundOrder.given(form, "Twiml");
        if (url.isPresent() || twiml.isPresent()) {
            if (call.call().state() != CallState.IN_PROGRESS) {
                throw new TwilioError(400, 21220, "Call is not in-progress. Cannot redirect.");
            }
            call.redirect(url, twiml);
        } else {
            end(call, form.first("Status").orElse(""));
        }
        return TwilioJson.call(call, accountSid);
    }

    void delete(String sid) throws TwilioError {
        if (!known(sid).call().isEnded() || !calls.forget(sid)) {
            throw new TwilioError(409, 20009, "Cannot delete call because it has not been completed.");
        }
    }

    /** As at Twilio: 'canceled' spares a call that was answered, 'completed' ends any; one that has ended stays as it is. */
    private static void end(TwilioCall call, String status) throws TwilioError {
        boolean answered = call.call().answeredAt().isPresent();
        switch (status) {
            case "canceled" -> {
                if (!answered) {
                    call.end(CallState.CANCELED, EndedBy.COACH);
                }
            }
            case "completed" -> call.end(answered ? CallState.COMPLETED : CallState.CANCELED, EndedBy.COACH);
            default -> throw new TwilioError(400, 20001, "Status must be 'canceled' or 'completed'");
        }
    }

    private TwilioCall known(String sid) throws TwilioError {
        return calls.known(sid).orElseThrow(TwilioError::notFound);
    }

    private static Optional<String> status(FormBody query) throws TwilioError {
        var status = OutboundOrder.given(query, "Status");
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw new TwilioError(400, 20001, "Invalid Status");
        }
        return status;
    }

    static Optional<PhoneNumber> number(FormBody query, String field) throws TwilioError {
        return OutboundOrder.given(query, field).isPresent()
                ? Optional.of(OutboundOrder.number(query, field, 21201, 21211))
                : Optional.empty();
    }
}
