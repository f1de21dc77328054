package dev.heartline.testing.api;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One method of one path in an {@link ApiDocument}.
 *
 * @param path with its variables in braces
 */
public record ApiOperation(String method, String path, JsonNode node) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    boolean takes(String concretePath) {
        return concretePath.matches(VARIABLE.matcher(path).replaceAll("[^/]+"));
    }

    int variables() {
        return (int) VARIABLE.matcher(path).results().count();
    }

    /** Whose tokens open it; none where it takes no token. */
    List<String> roles() {
        return StreamSupport.stream(node.path("x-roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Whether the document says that it may be answered so. */
    boolean answers(int status) {
        return node.path("responses").has(String.valueOf(status));
    }

    List<JsonNode> parameters() {
        return StreamSupport.stream(node.path("parameters").spliterator(), false)
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
