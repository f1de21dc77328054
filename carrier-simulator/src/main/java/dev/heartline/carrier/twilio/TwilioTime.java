package dev.heartline.carrier.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Twilio's way of writing times: {@code Sun, 25 Mar 2018 09:53:19 +0000}. */
final class TwilioTime {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private TwilioTime() {}

    static String format(long epochMillis) {
        return RFC_2822.format(Instant.ofEpochMilli(epochMillis));
    }
}
