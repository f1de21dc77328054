package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.sms.message.Edit;

/**
 * A stored text that is not understood yet.
 *
 * @param media pictures and the like that came with it
 * @param conversationId known where it was acted on at once
 * @param settled what it wants, where that was settled at once
 * @param carrierWish what the carrier's own list of words found in it
 * @param danger what it was judged to be when it came in
 * @param alarmed danger was answered, and told, at once
 * @param judged false where its readers failed when it came in
 * @param attempts how often its reading was begun, this time included
 */
record Unread(
        UUID id,
        String from,
        String body,
        int media,
        String provider,
        Instant receivedAt,
        Optional<UUID> conversationId,
        Optional<SmsIntent> settled,
        Optional<Wish.Kind> carrierWish,
        CrisisReading danger,
        boolean alarmed,
        boolean judged,
        int attempts) {

    static final String COLUMNS =
            "id, from_phone, body, media_count, provider, created_at, conversation_id, intent_detected, crisis,"
                    + " danger_level, danger_kind, judged, reading_attempts, carrier_wish";

    static Unread read(Row row) {
        return new Unread(
                row.getUUID("id"),
                row.getString("from_phone"),
                row.getString("body"),
                row.getInteger("media_count"),
                row.getString("provider"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getUUID("conversation_id")),
                Optional.ofNullable(row.getString("intent_detected")).map(name -> WireNamed.of(SmsIntent.class, name)),
                Optional.ofNullable(row.getString("carrier_wish"))
                        .map(name -> Wish.Kind.valueOf(name.toUpperCase(Locale.ROOT))),
                danger(row.getString("danger_level"), row.getString("danger_kind")),
                Boolean.TRUE.equals(row.getBoolean("crisis")),
                row.getBoolean("judged"),
                row.getInteger("reading_attempts"));
    }

    private static CrisisReading danger(String level, String kind) {
        return level == null
                ? CrisisReading.NONE
                : new CrisisReading(
                        CrisisReading.Level.valueOf(level.toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(kind).map(name -> WireNamed.of(CrisisKind.class, name)));
    }

    /** What its writer says by it. */
    String words() {
        return Edit.words(body);
    }

    /** Neither number nor body: they are not for logs. */
    @Override
    public String toString() {
        return "Unread[" + id + "]";
    }
}
