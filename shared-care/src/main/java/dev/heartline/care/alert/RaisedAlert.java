package dev.heartline.care.alert;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.CrisisRaised;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.WireNamed;

/** What an alert is about. Its id is the crisis'. */
public record RaisedAlert(
        UUID id, UUID userId, String numberDigest, CrisisKind kind, Channel channel, UUID sourceId, Instant raisedAt) {

    public static RaisedAlert of(CrisisRaised crisis) {
        return new RaisedAlert(
                crisis.crisisId(),
                crisis.userId(),
                crisis.numberDigest(),
                crisis.kind(),
                crisis.channel(),
                crisis.sourceId(),
                crisis.raisedAt());
    }

    static RaisedAlert read(Row row) {
        return new RaisedAlert(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("number_digest"),
                WireNamed.of(CrisisKind.class, row.getString("kind")),
                WireNamed.of(Channel.class, row.getString("channel")),
                row.getUUID("source_id"),
                row.getOffsetDateTime("raised_at").toInstant());
    }
}
