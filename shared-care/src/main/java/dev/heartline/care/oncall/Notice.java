package dev.heartline.care.oncall;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.EventJson;
import dev.heartline.events.vocabulary.Channel;

/**
 * Something to be told, with its alert as it is now. Neither words nor numbers.
 *
 * @param attempt 1 for the first
 * @param erasedAt when the user was erased, with what was said; null where they weren't
 */
record Notice(
        UUID id,
        String kind,
        Instant createdAt,
        int attempt,
        UUID alertId,
        UUID userId,
        String danger,
        String channel,
        UUID sourceId,
        Instant raisedAt,
        String answer,
        String state,
        Instant erasedAt) {

    static Notice read(Row row) {
        var erasedAt = row.getOffsetDateTime("erased_at");
        return new Notice(
                row.getUUID("id"),
                row.getString("kind"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("attempts"),
                row.getUUID("alert_id"),
                row.getUUID("user_id"),
                row.getString("danger"),
                row.getString("channel"),
                row.getUUID("source_id"),
                row.getOffsetDateTime("raised_at").toInstant(),
                row.getString("answer"),
                row.getString("state"),
                erasedAt == null ? null : erasedAt.toInstant());
    }

    /** @param service where operators find the service, without a slash at its end */
    String body(String service) {
        var json = EventJson.mapper().createObjectNode();
        json.put("id", id.toString());
        json.put("type", "care.alert." + kind);
        json.put("alertId", alertId.toString());
        json.put("kind", danger);
        json.put("channel", channel);
        json.put("raisedAt", raisedAt.toString());
        json.put("userId", userId == null ? null : userId.toString());
        json.put("answer", answer);
        json.put("state", state);
        json.put("erasedAt", erasedAt == null ? null : erasedAt.toString());
        var links = json.putObject("links").put("alert", service + "/care/alerts/" + alertId);
        if (erasedAt == null) {
            links.put("source", service + source() + sourceId);
        }
        try {
            return EventJson.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ids and closed sets are plain words", e);
        }
    }

    private String source() {
        return channel.equals(Channel.CALL.wireName()) ? "/calls/" : "/messages/";
    }
}
