package dev.heartline.carrier.twilio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

import dev.heartline.telephony.signature.FormBody;

/**
 * A filter by time in one of Twilio's lists: exact to the day ({@code DateSent=2026-11-23}), or from or up to a day or a
 * second ({@code DateSent>=…}, {@code DateSent<=…}). What has no such time passes no filter. Epoch seconds, as Twilio's
 * times are; both bounds inclusive.
 */
record TimeWindow(long notBefore, long notAfter) {
    private static final TimeWindow ALL = new TimeWindow(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final int DAY = "2026-11-23".length();

    /** @param query decoded; {@code DateSent>=x} reads as the field {@code DateSent>} */
    static TimeWindow of(FormBody query, String field) throws TwilioError {
        var on = OutboundOrder.given(query, field);
        if (on.isPresent()) {
            return new TimeWindow(first(on.get()), last(on.get()));
        }
        var since = OutboundOrder.given(query, field + ">");
        var until = OutboundOrder.given(query, field + "<");
        return new TimeWindow(
                since.isPresent() ? first(since.get()) : ALL.notBefore,
                until.isPresent() ? last(until.get()) : ALL.notAfter);
    }

    boolean accepts(OptionalLong epochMillis) {
        if (epochMillis.isEmpty()) {
            return equals(ALL);
        }
        long seconds = Math.floorDiv(epochMillis.getAsLong(), 1000L);
        return seconds >= notBefore && seconds <= notAfter;
    }

    private static long first(String text) throws TwilioError {
        return text.length() == DAY ? day(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond() : second(text);
    }

    private static long last(String text) throws TwilioError {
        return text.length() == DAY
                ? day(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() - 1
                : second(text);
    }

    private static LocalDate day(String text) throws TwilioError {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TwilioError(400, 20001, "not a date: " + text);
        }
    }

    /** With or without its {@code Z}: the official SDKs differ. */
    private static long second(String text) throws TwilioError {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text).getEpochSecond()
                    : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new TwilioError(400, 20001, "not a time: " + text);
        }
    }
}
