package dev.heartline.call.live.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.call.CallServiceTest;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.EventJson;
import dev.heartline.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class LiveFeedTest extends CallServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** For longer than from one look to the next. */
    private static final Script LASTING = Script.of(
                    Line.of("I walked today."), Line.of("Bye.").after(Duration.ofSeconds(3)))
            .withTimeScale(1);

    @Test
    void anOperatorFollowsACallWordByWordAndResumesWhereTheStreamBroke() throws Exception {
        var user = user();
        var other = user();
        List<Told> first;
        try (var lines = stream("?seconds=60&userId=" + user.id(), null)) {
            var told = lines.iterator();
            var begun = next(told);
            assertThat(begun.name()).isEqualTo("begin");
            carrier.place(InboundCall.from(other.phone(), Script.of("I am somebody else.", "Bye.")));
            carrier.place(InboundCall.from(user.phone(), LASTING));
            first = new ArrayList<>();
            do {
                first.add(next(told));
            } while (!first.getLast().name().equals("completed"));
            first.addFirst(begun);
        }

        assertThat(first)
                .filteredOn(told -> told.name().equals("turn"))
                .extracting(told -> told.data().path("text").asText())
                .contains("I walked today.")
                .doesNotContain("I am somebody else.");
        assertThat(first).anySatisfy(told -> assertThat(told.name()).isEqualTo("state"));
        assertThat(first.subList(1, first.size()))
                .allSatisfy(told -> assertThat(told.data().path("userId").asText())
                        .isEqualTo(user.id().toString()));

        try (var lines =
                stream("?seconds=60&userId=" + user.id(), first.getFirst().id())) {
            var told = lines.iterator();
            var again = new ArrayList<Told>();
            do {
                again.add(next(told));
            } while (!again.getLast().name().equals("completed"));
            assertThat(turns(again)).as("from where the first one began").isEqualTo(turns(first));
        }
    }

    @Test
    void aStreamEndsWhenItsTimeIsUp() throws Exception {
        try (var lines = stream("?seconds=1&userId=" + UUID.randomUUID(), null)) {
            assertThat(lines.filter(line -> line.startsWith("event:"))).containsExactly("event:begin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1700000000000000", "99999999999999999"})
    void aPlaceOfLongAgoOrToComeBeginsAnew(String place) throws Exception {
        var asked = Instant.now();
        try (var lines = stream("?seconds=1&userId=" + UUID.randomUUID(), place)) {
            var begun = next(lines.iterator());
            assertThat(Long.parseLong(begun.id()) / 1_000)
                    .isBetween(
                            asked.minusSeconds(60).toEpochMilli(),
                            Instant.now().plusSeconds(60).toEpochMilli());
        }
    }

    private static List<String> turns(List<Told> told) {
        return told.stream()
                .filter(event -> event.name().equals("turn"))
                .map(event -> event.data().path("seq").asText()
                        + event.data().path("text").asText())
                .distinct()
                .toList();
    }

    private record Told(String name, String id, JsonNode data) {}

    /** An event's lines up to the empty one. */
    private static Told next(Iterator<String> lines) throws IOException {
        String name = null;
        String id = null;
        var data = new StringBuilder();
        for (var line = lines.next(); !(line.isEmpty() && name != null); line = lines.next()) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
        return new Told(name, id, EventJson.mapper().readTree(data.toString()));
    }

    private static Stream<String> stream(String query, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(publicUrl() + "/calls/active/stream" + query))
                .header("Authorization", "Bearer " + Tokens.operator());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return answer.body();
    }
}
