package dev.heartline.sms.message;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone's report that its owner has edited a text, as it reaches a phone or a carrier that knows no editing: {@code Edited to “I'm
 * fine”}. What they say is what stands in it now. That a text was taken back is told to nobody by SMS.
 */
public final class Edit {

    /** A text may be edited for that long after it was sent. */
    public static final Duration WITHIN = Duration.ofMinutes(20);

    private static final Pattern REPORT =
            Pattern.compile("^\\s*Edited to [\u201C\"\u201E](.*)[\u201D\"\u201C]\\s*$", Pattern.DOTALL);

    private Edit() {}

    public static boolean isOne(String body) {
        return quoted(body).isPresent();
    }

    /** What its writer says by it: of any other text all of it. */
    public static String words(String body) {
        return quoted(body).orElse(body);
    }

    private static Optional<String> quoted(String body) {
        var report = REPORT.matcher(body);
        return report.matches() && !report.group(1).isBlank() ? Optional.of(report.group(1)) : Optional.empty();
    }
}
