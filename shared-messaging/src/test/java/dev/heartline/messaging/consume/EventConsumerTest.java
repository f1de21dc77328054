package dev.heartline.messaging.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.BehaviorRecorded;
import dev.heartline.events.Event;
import dev.heartline.events.EventJson;
import dev.heartline.events.Ids;
import dev.heartline.messaging.Note;
import dev.heartline.testing.Jdbc;
import dev.heartline.testing.KafkaProbe;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.Log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of records that come twice, can't be read, break a rule, or come while the database is away. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(NoteBookTopic.class)
class EventConsumerTest {

    private static final String TOPIC = "behavior.recorded";
    private static final String DEAD_LETTERS = NoteBookTopic.DEAD_LETTERS;
    private static final Duration LONG = Duration.ofSeconds(40);

    @Inject
    NoteBook noteBook;

    private KafkaProbe probe;
    private Jdbc jdbc;

    @BeforeEach
    void connect() {
        probe = LocalStackResource.kafka().probe();
        jdbc = LocalStackResource.postgres().jdbc();
    }

    @Test
    void anEventDeliveredTwiceTakesEffectOnce() {
        UUID user = Ids.next();
        var notes = IntStream.range(0, 100).mapToObj(n -> Note.of(user, n)).toList();
        int before = noteBook.handled();

        notes.forEach(this::send);
        notes.forEach(this::send);

        await().atMost(LONG).until(() -> noteBook.handled() >= before + 200);
        assertThat(effects(user)).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void recordsThatCanNeverSucceedGoToTheDeadLettersAndTheirNeighboursGoOn() {
        UUID user = Ids.next();
        var good = Note.of(user, 1);

        send(good);
        probe.send(TOPIC, user.toString(), "not json", headers(Note.of(user, 2)));
        probe.send(TOPIC, user.toString(), "{\"userId\":\"" + user + "\"}", headers(Note.of(user, 3)));
        probe.send(
                TOPIC,
                user.toString(),
                json(Note.of(user, 4)),
                Map.of("ce_specversion", "1.0", "ce_type", "something.else.v1"));
        probe.send(TOPIC, user.toString(), json(Note.of(Ids.next(), 5)), headers(Note.of(user, 5)));
        send(Note.of(user, -6));
        send(Note.of(user, 7));

        await().atMost(LONG).until(() -> effects(user).size() == 2);
        assertThat(effects(user)).containsExactly(1, 7);
        var dead = probe.await(DEAD_LETTERS, record -> user.toString().equals(record.key()), 5);
        assertThat(dead)
                .extracting(record -> record.header("dead-letter-reason"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("no JSON"),
                        reason -> assertThat(reason).contains("violates the schema"),
                        reason -> assertThat(reason).contains("something.else.v1"),
                        reason -> assertThat(reason).contains("the key is not the user's id"),
                        reason -> assertThat(reason).contains("no negative numbers"));
        assertThat(dead)
                .extracting(record -> record.header("dead-letter-topic"))
                .containsOnly(TOPIC);
    }

    @Test
    void whatASenderCalledItsFieldsStandsInTheDeadLetterAndNotInTheLog() {
        UUID user = Ids.next();
        var named = "{\"behaviorId\": \"%s\", \"userId\": \"%s\", \"kind\": \"check_in\", \"occurredAt\": \"%s\", %s}";
        var bodies = List.of(
                named.formatted(Ids.next(), user, Instant.now(), "\"attributes\": {\"Zanzwords\\nFAKE\": 5}"),
                named.formatted(Ids.next(), user, Instant.now(), "\"subject\": \"" + "Zanzwords".repeat(100) + "\""));

        var log = Log.during(() -> {
            bodies.forEach(body -> probe.send(TOPIC, user.toString(), body, headers(Note.of(user, 1))));
            probe.send(
                    TOPIC,
                    user.toString(),
                    bodies.getFirst(),
                    Map.of("ce_specversion", "1.0", "ce_id", Ids.next().toString(), "ce_type", "Zanzwords"));
            probe.await(DEAD_LETTERS, record -> user.toString().equals(record.key()), 3);
        });

        assertThat(log).contains("goes to the dead letters").doesNotContain("Zanzwords");
        assertThat(probe.ofKey(DEAD_LETTERS, user.toString()))
                .extracting(record -> record.header("dead-letter-reason"))
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("/attributes/Zanzwords"),
                        reason -> assertThat(reason).isEqualTo("subject of more than 500 characters"),
                        reason -> assertThat(reason).contains("the type is Zanzwords"));
    }

    @Test
    void whileDatabaseSessionsDieEveryEventStillTakesEffectOnceAndInOrder() {
        UUID user = Ids.next();

        for (int n = 0; n < 200; n++) {
            send(Note.of(user, n));
            if (n % 20 == 0) {
                LocalStackResource.postgres().terminateSessions();
            }
        }

        await().atMost(LONG).until(() -> effects(user).size() >= 200);
        assertThat(effects(user)).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void anEventOfAnErasedUserHasNoEffect() {
        UUID erased = Ids.next();
        jdbc.update("insert into erased_user (user_id) values (?)", erased);
        int before = noteBook.handled();

        send(Note.of(erased, 1));

        await().atMost(LONG).until(() -> noteBook.handled() > before);
        UUID other = Ids.next();
        send(Note.of(other, 2));
        await().atMost(LONG).until(() -> !effects(other).isEmpty());
        assertThat(effects(erased)).isEmpty();
    }

    private void send(Event<BehaviorRecorded> note) {
        probe.send(TOPIC, note.key(), json(note), headers(note));
    }

    private static Map<String, String> headers(Event<?> event) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", event.id().toString(),
                "ce_type", event.type().type(),
                "ce_source", "/test",
                "ce_time", event.time().toString());
    }

    private static String json(Event<?> event) {
        try {
            return EventJson.mapper().writeValueAsString(event.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> effects(UUID user) {
        return jdbc.rows("select n from effect where user_id = ? order by id", user).stream()
                .map(row -> (Integer) row.get("n"))
                .toList();
    }
}
