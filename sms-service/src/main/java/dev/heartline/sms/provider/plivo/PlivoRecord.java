package dev.heartline.sms.provider.plivo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import io.vertx.core.json.JsonObject;

import dev.heartline.telephony.number.NetworkNumber;

/** What Plivo keeps of a text: neither our id nor the words. Numbers are without their plus. */
record PlivoRecord(String sid, String from, String to, Instant takenAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]XXX");

    /** @throws RuntimeException where it is of another shape than we know: nothing can be told by it then */
    static PlivoRecord read(JsonObject record) {
        return new PlivoRecord(
                record.getString("message_uuid"),
                NetworkNumber.ofE164(record.getString("from_number")),
                NetworkNumber.ofE164(record.getString("to_number")),
                OffsetDateTime.parse(record.getString("message_time"), TIME).toInstant());
    }

    /** Others may text by the same account. Both E.164. */
    boolean isBetween(String ours, String theirs) {
        return from.equals(NetworkNumber.ofE164(ours)) && to.equals(NetworkNumber.ofE164(theirs));
    }

    /** No numbers: they are not for logs. */
    @Override
    public String toString() {
        return "PlivoRecord[" + sid + "]";
    }
}
