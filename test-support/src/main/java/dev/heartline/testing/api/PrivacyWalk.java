package dev.heartline.testing.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;

import dev.heartline.testing.Management;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts a phone number wherever a request has room for one, in every operation that the service's document tells of, so also one that was
 * added yesterday: into each parameter, each field, where a field's name is, and into bodies that can't be read. Whatever is refused,
 * the refusal doesn't say the number again, and what the service measures names neither it nor anybody.
 */
public final class PrivacyWalk {

    /** One of those reserved for fiction, which no other test uses. */
    private static final String PHONE = "+12025550147";

    private static final String DIGITS = PHONE.substring(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSTANCE = Pattern.compile("\"instance\":\"[^\"]*\"");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d{10,}(?![\\d.])");

    private final ApiDocument document = ApiDocument.served();
    private final List<String> faults = new ArrayList<>();
    private final TreeSet<Integer> refusals = new TreeSet<>();
    private final UUID user = UUID.randomUUID();

    private PrivacyWalk() {}

    /** Fails where a refusal says the number that it was given, and where nothing was refused. */
    public static void assertThatRefusalsSayNothingAgain() {
        var walk = new PrivacyWalk();

        walk.document.operations().forEach(walk::provoke);

        assertThat(walk.faults).isEmpty();
        assertThat(walk.refusals).contains(400, 404).allMatch(status -> status < 500);
    }

    /**
     * Fails where a tag of what is measured has the number of a phone, an id of the kind that people have, or one of the words.
     *
     * @param words names of people that the service has met
     */
    public static void assertThatMetricsNameNobody(String... words) {
        var measured =
                RestAssured.given().noFilters().get(Management.at("/q/metrics")).asString();
        var tags = MetricTags.of(measured).stream()
                // The numbers of brokers: that of a group's coordinator is 2147483647 less its own.
                .filter(tag -> !tag.startsWith("node_id="))
                .toList();

        assertThat(tags).hasSizeGreaterThan(20).allSatisfy(tag -> {
            assertThat(tag).doesNotContainPattern(ID).doesNotContainPattern(NUMBER);
            for (var word : words) {
                assertThat(tag).doesNotContainIgnoringCase(word);
            }
        });
    }

    private void provoke(ApiOperation operation) {
        var sample = SampleRequest.of(document, operation, user);
        var token = token(operation);
        operation.parameters().forEach(parameter -> {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> send(sample.with(with(sample.path(), name), sample.query(), sample.headers()), token);
                case "query" -> send(sample.with(sample.path(), with(sample.query(), name), sample.headers()), token);
                case "header" ->
                    send(
                            sample.with(sample.path(), sample.query(), with(sample.headers(), name, PHONE.repeat(30))),
                            token);
                default -> {}
            }
        });
        sample.body().ifPresent(body -> bodies(body).forEach(other -> send(sample.withBody(other), token)));
        send(sample.withQuery("nobodyKnows" + DIGITS, PHONE), token);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name) {
        return with(values, name, PHONE);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    /** Of one that fits, those that have the number in each place. */
    private static List<String> bodies(String body) {
        var bodies = new ArrayList<String>();
        bodies.add("{\"" + PHONE);
        bodies.add("\"" + PHONE + "\"");
        bodies.add("[\"" + PHONE + "\"]");
        bodies.add(DIGITS);
        try {
            if (JSON.readTree(body) instanceof ObjectNode fitting) {
                bodies.add(fitting.deepCopy().put(PHONE, PHONE).toString());
                fitting.fieldNames()
                        .forEachRemaining(field -> values().forEach(value -> bodies.add(
                                fitting.deepCopy().<ObjectNode>set(field, value).toString())));
            }
        } catch (JsonProcessingException e) {
            bodies.add(body + "&From=" + PHONE);
        }
        return bodies;
    }

    private static List<JsonNode> values() {
        return List.of(
                JSON.valueToTree(PHONE),
                JSON.valueToTree(PHONE.repeat(1_000)),
                JSON.valueToTree(Map.of(PHONE, PHONE)),
                JSON.valueToTree(List.of(PHONE)),
                JSON.valueToTree(List.of(Map.of(PHONE, PHONE))),
                JSON.valueToTree(-2_025_550_147L));
    }

    private Optional<String> token(ApiOperation operation) {
        return operation.roles().contains("operator")
                ? Optional.of(Tokens.operator())
                : operation.roles().stream().findFirst().map(role -> Tokens.inRole(role, user.toString()));
    }

    private void send(SampleRequest request, Optional<String> token) {
        var response = request.sendUnchecked(token);
        if (response.statusCode() < 400) {
            return;
        }
        refusals.add(response.statusCode());
        if (response.statusCode() >= 500 || says(response)) {
            faults.add("%s: %d %s".formatted(request.operation(), response.statusCode(), response.asString()));
        }
    }

    /** But for the instance of a problem, which is the path that was asked (RFC 9457, 3.1.5), and is kept nowhere. */
    private static boolean says(Response response) {
        return INSTANCE.matcher(response.asString()).replaceAll("").contains(DIGITS)
                || response.headers().asList().stream()
                        .anyMatch(header -> header.getValue().contains(DIGITS));
    }
}
