package dev.heartline.events;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The {@code traceparent} of W3C Trace Context: 32 hex digits of trace, 16 of span.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public record TraceParent(String value) {

    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    public TraceParent {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a traceparent: " + value);
        }
    }

    /** The first span of a new trace. */
    public static TraceParent start() {
        var random = ThreadLocalRandom.current();
        return new TraceParent("00-%016x%016x-%016x-01".formatted(nonZero(random), nonZero(random), nonZero(random)));
    }

    /** As given, or a new trace where it is missing or malformed, as the specification asks. */
    public static TraceParent parse(String value) {
        return read(value).orElseGet(TraceParent::start);
    }

    /** As given; empty where it is missing or malformed. */
    public static Optional<TraceParent> read(String value) {
        return value != null && FORM.matcher(value).matches() ? Optional.of(new TraceParent(value)) : Optional.empty();
    }

    /** 32 hex digits. */
    public String traceId() {
        return value.substring(3, 35);
    }

    /** 16 hex digits. */
    public String spanId() {
        return value.substring(36, 52);
    }

    /** 2 hex digits; the lowest bit says that the trace is recorded. */
    public String flags() {
        return value.substring(53);
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong(1, Long.MAX_VALUE);
    }

    @Override
    public String toString() {
        return value;
    }
}
