package dev.heartline.carrier.control;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.carrier.conversation.Conversation;
import dev.heartline.carrier.network.CallReport;
import dev.heartline.carrier.network.Delivery;
import dev.heartline.carrier.network.EndedBy;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.carrier.network.Turn;

/** Writes what the network saw. Times are epoch milliseconds. */
final class ReportJson {
    private ReportJson() {}

    /** Who, when and how it ended; what was said only in the full report. */
    static JsonObject summary(CallReport call) {
        return new JsonObject()
                .put("callSid", call.callSid())
                .put("direction", call.direction().wireName())
                .put("state", call.state().wireName())
                .put("done", call.done())
                .put("from", call.from().e164())
                .put("to", call.to().e164())
                .put("attempt", call.attempt())
                .put("redialedAs", call.redialedAs().orElse(null))
                .put("transferredTo", call.transferredTo().orElse(null))
                .put("createdAt", call.createdAt())
                .put("ringingAt", time(call.ringingAt()))
                .put("answeredAt", time(call.answeredAt()))
                .put("hungUpAt", time(call.hungUpAt()))
                .put("endedBy", call.endedBy().map(EndedBy::wireName).orElse(null));
    }

    static JsonObject call(CallReport call) {
        return summary(call)
                .put("transcript", array(call.turns(), ReportJson::turn))
                .put("deliveries", array(call.deliveries(), ReportJson::delivery))
                .put("problems", new JsonArray(call.problems()))
                .put("keptByMailbox", new JsonArray(call.kept()));
    }

    static JsonObject text(TextReport text) {
        return new JsonObject()
                .put("messageSid", text.messageSid())
                .put("direction", text.direction().wireName())
                .put("state", text.state().wireName())
                .put("done", text.done())
                .put("from", text.from().e164())
                .put("to", text.to().e164())
                .put("body", text.body())
                .put("segments", text.segments())
                .put(
                        "errorCode",
                        text.errorCode().isPresent() ? text.errorCode().getAsInt() : null)
                .put("createdAt", text.createdAt())
                .put("deliveries", array(text.deliveries(), ReportJson::delivery));
    }

    static JsonObject conversation(Conversation conversation) {
        var persona = conversation.persona();
        return new JsonObject()
                .put("id", conversation.id())
                .put("title", conversation.title())
                .put("topic", conversation.transcript().topic())
                .put("name", persona.name())
                .put("phone", persona.phone().e164())
                .put("zone", persona.zone().getId())
                .put("callSid", conversation.transcript().callSid(persona.phone()))
                .put("lines", array(conversation.transcript().script(1).lines(), ReportJson::line));
    }

    static <T> JsonArray array(List<T> things, Function<T, JsonObject> json) {
        return new JsonArray(things.stream().map(json).toList());
    }

    private static JsonObject line(Line line) {
        return new JsonObject()
                .put("text", line.text())
                .put("pauseMs", line.pause().toMillis());
    }

    private static JsonObject turn(Turn turn) {
        return new JsonObject()
                .put("speaker", turn.speaker().wireName())
                .put("text", turn.text())
                .put("startedAt", turn.startedAt())
                .put("finishedAt", turn.finishedAt())
                .put("complete", turn.complete());
    }

    private static JsonObject delivery(Delivery delivery) {
        return new JsonObject()
                .put("event", delivery.event())
                .put("attempts", delivery.attempts())
                .put("httpStatus", delivery.httpStatus())
                .put("sentAt", delivery.sentAt())
                .put("answeredAt", delivery.answeredAt());
    }

    private static Long time(OptionalLong epochMillis) {
        return epochMillis.isPresent() ? epochMillis.getAsLong() : null;
    }
}
