package dev.heartline.service.api;

import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.openapi.models.OpenAPI;

/** One meaning for parameters of one name, in every service. */
final class CommonParameters {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("limit", "How many at most."),
            Map.entry("before", "The id of the last one of the page before: what is older follows."),
            Map.entry("after", "The id of the last one of the page before: what is younger follows."),
            Map.entry("userId", "The user."),
            Map.entry("callId", "The call."),
            Map.entry("messageId", "The text."),
            Map.entry("alertId", "The alert."),
            Map.entry("memoryId", "The memory."),
            Map.entry("rewardId", "The reward."),
            Map.entry("status", "Only those that have got so far."),
            Map.entry("state", "Only those in this state."),
            Map.entry("type", "Only those of this type."),
            Map.entry("period", "How long a time each of them sums up."),
            Map.entry("category", "What the preference is about."),
            Map.entry("key", "Which preference of the category."),
            Map.entry("mechanic", "A way of engaging a user."),
            Map.entry("milestoneId", "The milestone."),
            Map.entry("theme", "The ground of the picture; `auto` is as the viewer's system prefers."),
            Map.entry("layout", "How wide the picture is; letters keep their size."),
            Map.entry("token", "What the link ends with."),
            Map.entry("Idempotency-Key", "The same key asks for the same thing, once, however often it is sent."));

    private CommonParameters() {}

    static void describe(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> Optional.ofNullable(operation.getParameters()).stream())
                .flatMap(parameters -> parameters.stream())
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(MEANINGS.get(parameter.getName())));
    }
}
