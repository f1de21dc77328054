package dev.heartline.sms.template;

import java.time.LocalDate;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.events.vocabulary.WireNamed;

/**
 * How one version of a template did on one day.
 *
 * @param settled of those sent: replied to, or beyond the time for it
 * @param score sum of what the replies were worth
 */
record DayTally(Key key, long sent, long settled, long replied, long optedOut, double score) {

    /** @param day UTC */
    record Key(UUID templateId, int version, LocalDate day) {}

    /** A group of texts that fared alike. */
    static DayTally read(Row row) {
        var key = new Key(row.getUUID("template_id"), row.getInteger("version"), row.getLocalDate("day"));
        long texts = row.getLong("texts");
        var intent = row.getString("intent");
        if (intent == null) {
            return new DayTally(key, texts, row.getBoolean("settled") ? texts : 0, 0, 0, 0);
        }
        var wanted = WireNamed.of(SmsIntent.class, intent);
        var mood = row.getString("sentiment");
        var sentiment = mood == null ? null : WireNamed.of(Sentiment.class, mood);
        boolean isReply = EngagementScore.isReply(wanted);
        return new DayTally(
                key,
                texts,
                texts,
                isReply ? texts : 0,
                wanted == SmsIntent.OPT_OUT ? texts : 0,
                texts * EngagementScore.of(wanted, sentiment, row.getBoolean("prompt")));
    }

    DayTally plus(DayTally other) {
        return new DayTally(
                key,
                sent + other.sent,
                settled + other.settled,
                replied + other.replied,
                optedOut + other.optedOut,
                score + other.score);
    }
}
