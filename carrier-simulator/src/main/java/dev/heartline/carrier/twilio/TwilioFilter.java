package dev.heartline.carrier.twilio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.heartline.telephony.number.InvalidPhoneNumber;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/**
 * The filters of Twilio's lists: {@code To}, {@code From} and a time, exact to the day ({@code DateSent=2026-11-23}), or
 * from or up to an instant ({@code DateSent>=…}, {@code DateSent<=…}).
 */
record TwilioFilter(
        Optional<PhoneNumber> to, Optional<PhoneNumber> from, Optional<String> status, long notBefore, long notAfter) {

    /** @param query raw query string; {@code DateSent>=x} reads as the field {@code DateSent>} */
    static TwilioFilter of(String query, String timeField) throws TwilioError {
        var fields = FormBody.parse(query == null ? "" : query);
        long notBefore = Long.MIN_VALUE;
        long notAfter = Long.MAX_VALUE;
        var since = OutboundOrder.given(fields, timeField + ">");
        var until = OutboundOrder.given(fields, timeField + "<");
        var on = OutboundOrder.given(fields, timeField);
        if (since.isPresent()) {
            notBefore = startOf(since.get());
        }
        if (until.isPresent()) {
            notAfter = endOf(until.get());
        }
        if (on.isPresent()) {
            notBefore = startOf(on.get());
            notAfter = endOf(on.get());
        }
        return new TwilioFilter(
                number(fields, "To"),
                number(fields, "From"),
                OutboundOrder.given(fields, "Status"),
                notBefore,
                notAfter);
    }

    boolean accepts(PhoneNumber to, PhoneNumber from, String status, long time) {
        return this.to.map(to::equals).orElse(true)
                && this.from.map(from::equals).orElse(true)
                && this.status.map(status::equals).orElse(true)
                && time >= notBefore
                && time <= notAfter;
    }

    private static Optional<PhoneNumber> number(FormBody fields, String name) throws TwilioError {
        var text = OutboundOrder.given(fields, name);
        try {
            return text.map(PhoneNumber::of);
        } catch (InvalidPhoneNumber e) {
            throw new TwilioError(400, 21211, name + " is not a phone number");
        }
    }

    private static long startOf(String time) throws TwilioError {
        return isDay(time)
                ? day(time).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                : instant(time).toEpochMilli();
    }

    private static long endOf(String time) throws TwilioError {
        return isDay(time)
                ? day(time).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1
                : instant(time).toEpochMilli() + 999;
    }

    private static boolean isDay(String time) {
        return time.length() == "2026-11-23".length();
    }

    private static LocalDate day(String time) throws TwilioError {
        try {
            return LocalDate.parse(time);
        } catch (DateTimeParseException e) {
            throw new TwilioError(400, 20001, "not a date: " + time);
        }
    }

    private static Instant instant(String time) throws TwilioError {
        try {
            return Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new TwilioError(400, 20001, "not a time: " + time);
        }
    }
}
