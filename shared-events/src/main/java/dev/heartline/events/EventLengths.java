package dev.heartline.events;

import java.util.Optional;

/**
 * How long the texts may be that a host application tells, in characters: as over REST. The published schemas of v1 don't say it,
 * and within a version they stay as they are.
 */
public final class EventLengths {

    private static final int NAME = 200;
    private static final int TAG = 64;
    private static final int SUBJECT = 500;
    private static final int ATTRIBUTES = 50;
    private static final int ATTRIBUTE_NAME = 100;
    private static final int ATTRIBUTE = 2_000;

    private EventLengths() {}

    /** Which field is too long, without its value; empty where none is. */
    public static Optional<String> excessive(EventData data) {
        return switch (data) {
            case UserProfile profile ->
                tooLong("firstName", profile.firstName(), NAME)
                        .or(() -> tooLong("timezone", profile.timezone(), TAG))
                        .or(() -> tooLong("language", profile.language(), TAG));
            case BehaviorRecorded behavior ->
                tooLong("subject", behavior.subject(), SUBJECT).or(() -> excessive(behavior));
            default -> Optional.empty();
        };
    }

    private static Optional<String> excessive(BehaviorRecorded behavior) {
        var attributes = behavior.attributes();
        if (attributes.size() > ATTRIBUTES) {
            return Optional.of("more than %d attributes".formatted(ATTRIBUTES));
        }
        return attributes.entrySet().stream()
                .flatMap(each -> tooLong("the name of an attribute", each.getKey(), ATTRIBUTE_NAME)
                        .or(() -> tooLong("an attribute", each.getValue(), ATTRIBUTE))
                        .stream())
                .findFirst();
    }

    private static Optional<String> tooLong(String field, String text, int longest) {
        return text == null || text.length() <= longest
                ? Optional.empty()
                : Optional.of("%s of more than %d characters".formatted(field, longest));
    }
}
