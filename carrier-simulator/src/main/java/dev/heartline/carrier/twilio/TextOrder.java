package dev.heartline.carrier.twilio;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;

import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.signature.FormBody;

/**
 * A text that our service ordered: the form posted to {@code Messages.json}. Codes: twilio.com/docs/api/errors.
 *
 * @param media files that go with it
 * @param sendAt empty for at once
 */
record TextOrder(
        PhoneNumber to,
        PhoneNumber from,
        String body,
        int media,
        Optional<String> statusCallback,
        Optional<Instant> sendAt) {
    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;
    private static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofDays(35);

    /**
     * @param ours the first number of the account
     * @param isRented whether the account may text from it
     */
    static TextOrder of(FormBody form, PhoneNumber ours, Predicate<PhoneNumber> isRented) throws TwilioError {
        var to = OutboundOrder.number(form, "To", 21604, 21211);
        var service = OutboundOrder.given(form, "MessagingServiceSid");
        var from = from(form, ours, isRented, service);
        if (to.equals(from)) {
            throw new TwilioError(400, 21266, "'To' and 'From' number cannot be the same.");
        }
        var media = form.all("MediaUrl");
        if (media.size() > MOST_MEDIA) {
            throw new TwilioError(400, 21623, "Number of media files exceeds allowed limit");
        }
        if (!media.stream().allMatch(OutboundOrder::isUrl)) {
            throw new TwilioError(400, 21620, "Invalid media URL(s)");
        }
        return new TextOrder(
                to,
                from,
                body(form, media.size(), service.isPresent()),
                media.size(),
                OutboundOrder.url(form, "StatusCallback", 21609),
                sendAt(form, service));
    }

    private static PhoneNumber from(
            FormBody form, PhoneNumber ours, Predicate<PhoneNumber> isRented, Optional<String> service)
            throws TwilioError {
        if (service.isPresent() && OutboundOrder.given(form, "From").isEmpty()) {
            return ours;
        }
        var from = OutboundOrder.number(form, "From", 21603, 21212);
        if (!isRented.test(from)) {
            throw new TwilioError(400, 21659, "'From' is not a Twilio phone number.");
        }
        return from;
    }

    private static String body(FormBody form, int media, boolean byService) throws TwilioError {
        var body = OutboundOrder.given(form, "Body").orElse("");
        if (body.isEmpty() && media == 0) {
            throw byService
                    ? new TwilioError(400, 21619, "A Message Body, Media URL or Content SID is required.")
                    : new TwilioError(400, 21602, "Message body is required.");
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw new TwilioError(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        return body;
    }

    private static Optional<Instant> sendAt(FormBody form, Optional<String> service) throws TwilioError {
        var type = OutboundOrder.given(form, "ScheduleType");
        var text = OutboundOrder.given(form, "SendAt");
        if (type.isEmpty() && text.isEmpty()) {
            return Optional.empty();
        }
        if (service.isEmpty() || text.isEmpty() || !type.filter("fixed"::equals).isPresent()) {
            throw new TwilioError(400, 20001, "SendAt needs ScheduleType=fixed and a MessagingServiceSid");
        }
        try {
            var at = Instant.parse(text.get());
            var wait = Duration.between(Instant.now(), at);
            if (wait.compareTo(SOONEST) < 0 || wait.compareTo(LATEST) > 0) {
                throw new TwilioError(400, 35114, "SendAt must be at least 5 minutes and at most 35 days ahead.");
            }
            return Optional.of(at);
        } catch (DateTimeParseException e) {
            throw new TwilioError(400, 20001, "SendAt is not a time");
        }
    }
}
