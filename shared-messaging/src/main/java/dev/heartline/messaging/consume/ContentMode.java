package dev.heartline.messaging.consume;

import java.util.Locale;

/** How a CloudEvent lies in its record: the {@code content-type} tells. */
enum ContentMode {
    BINARY,
    STRUCTURED,
    BATCH;

    static ContentMode of(Arrival record) {
        String type = record.header("content-type").map(ContentMode::mediaType).orElse("");
        if (type.startsWith("application/cloudevents-batch")) {
            return BATCH;
        }
        if (!type.startsWith("application/cloudevents")) {
            return BINARY;
        }
        if (!type.equals("application/cloudevents+json")) {
            throw new MalformedEvent("of the structured formats only application/cloudevents+json is taken");
        }
        return STRUCTURED;
    }

    private static String mediaType(String header) {
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
