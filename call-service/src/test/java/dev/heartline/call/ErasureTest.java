package dev.heartline.call;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.network.Behaviour;
import dev.heartline.carrier.network.Person;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.testing.Log;
import dev.heartline.testing.Management;
import dev.heartline.testing.RawRecord;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

@QuarkusTest
class ErasureTest extends CallServiceTest {

    @Test
    void aTombstoneLeavesNothingOfTheUser() {
        var marker = "zebra" + UUID.randomUUID().toString().replace("-", "");
        var unknownBefore = phone();
        var user = user();
        var report = play(user.phone(), Script.of("My secret word is " + marker + ". Bye."));
        var callId = callId(report.callSid());
        completedRow(callId);
        completion(callId);
        carrier.register(Person.behaving(user.phone(), Behaviour.BUSY));
        UUID dialled = UUID.fromString(given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("userId", user.id(), "purpose", "check_in", "talkingPoints", List.of(marker)))
                .post("/calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        completedRow(dialled);
        publish(LiveCallTest.context(user, 1, "I'll remember " + marker));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", user.id()) == 1);
        database.update(
                "insert into contact_decisions (id, user_id, purpose, verdict, reason) values (?, ?, 'check_in', 'refused', ?)",
                UUID.randomUUID(),
                user.id(),
                "as a replica of 0.1.0 notes it: " + marker);
        given().auth()
                .oauth2(Tokens.service())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of(
                        "userId",
                        user.id(),
                        "at",
                        LocalDate.now().plusDays(30) + "T15:00",
                        "timezone",
                        "Europe/Vienna",
                        "purpose",
                        "check_in",
                        "talkingPoints",
                        List.of(marker),
                        "recurrence",
                        "FREQ=WEEKLY"))
                .post("/scheduled-calls")
                .then()
                .statusCode(201);
        var stranger = callId(play(unknownBefore, Script.of("Hello. Bye.")).callSid());
        assertThat(traces(marker)).isNotEmpty();
        assertThat(traces(user.id().toString())).isNotEmpty();

        publish(Event.tombstone(EventType.USER_PROFILE, user.id()));

        await().until(() -> database.count("select count(*) from erased_user where user_id = ?", user.id()) == 1);
        assertThat(traces(marker)).isEmpty();
        assertThat(traces(user.phone())).isEmpty();
        assertThat(traces(callId.toString())).isEmpty();
        assertThat(traces(user.id().toString())).containsExactly("erased_user.user_id");
        assertThat(row(stranger)).isNotEmpty();

        publish(LiveCallTest.context(user, 2, "I'll come back"));
        var marked = user();
        publish(LiveCallTest.context(marked, 1, "I'll be the sign that all before was read"));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", marked.id()) == 1);
        assertThat(traces(user.id().toString())).containsExactly("erased_user.user_id");
    }

    @Test
    void callsFromFormerNumbersAndFromBeforeTheProfileGoToo() {
        var first = phone();
        var second = phone();
        var beforeTheProfile = callId(play(first, Script.of("Hello. Bye.")).callSid());
        var id = UUID.randomUUID();
        know(id, second);
        know(id, first);
        know(id, phone());

        publish(Event.tombstone(EventType.USER_PROFILE, id));
        awaitErasure(id);

        assertThat(traces(first)).isEmpty();
        assertThat(traces(second)).isEmpty();
        assertThat(database.count("select count(*) from phone_calls where id = ?", beforeTheProfile))
                .isZero();
    }

    @Test
    void callsFromAFormerNumberThatIsSomebodyElsesNowStay() {
        var number = phone();
        var strangers = callId(play(number, Script.of("Hello. Bye.")).callSid());
        var id = UUID.randomUUID();
        know(id, number);
        know(id, phone());
        know(UUID.randomUUID(), number);

        publish(Event.tombstone(EventType.USER_PROFILE, id));
        awaitErasure(id);

        assertThat(row(strangers)).isNotEmpty();
    }

    @Test
    void aTombstoneWithoutHeadersErasesHoweverOftenItComes() {
        var user = user();
        kafka.send(List.of(RawRecord.tombstone("user.profile", user.id().toString())));
        awaitErasure(user.id());
        know(user.id(), user.phone());

        kafka.send(List.of(RawRecord.tombstone("user.profile", user.id().toString())));

        awaitErasure(user.id());
        assertThat(traces(user.phone())).isEmpty();
    }

    @Test
    void anOldTombstoneThatIsReplayedDoesNotEraseTheUserWhoCameBack() {
        var user = user();
        var tombstone = RawRecord.tombstone("user.profile", user.id().toString());
        var erasedAt = Instant.now();
        kafka.send(List.of(tombstone.at(erasedAt)));
        awaitErasure(user.id());
        know(user.id(), user.phone());

        var log = Log.during(() -> {
            kafka.send(List.of(tombstone.at(erasedAt)));
            know(user.id(), phone());
            database.update(
                    "update user_profile set published_partition = null, published_offset = null where user_id = ?",
                    user.id());
            kafka.send(List.of(tombstone.at(erasedAt.minusSeconds(3600))));
            know(user.id(), phone());
        });

        assertThat(database.count("select count(*) from user_number where user_id = ?", user.id()))
                .as("numbers since the return")
                .isEqualTo(3);
        assertThat(log).contains("was not carried out").doesNotContain(user.id().toString());
        given().get(Management.at("/q/metrics")).then().body(containsString("heartline_erasures_ignored_total"));
    }

    /** The broker's order is the order in which things were said. */
    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-01-01T00:00:00Z"})
    void aTombstoneThatComesAfterTheProfileErasesWhateverTimeItShows(Instant shown) {
        var user = user();

        kafka.send(List.of(
                RawRecord.tombstone("user.profile", user.id().toString()).at(shown)));

        awaitErasure(user.id());
        assertThat(traces(user.phone())).isEmpty();
        know(user.id(), user.phone());
    }

    /** Everybody else locks the id in lower case. */
    @Test
    void aTombstoneWhoseKeyIsInUpperCaseWaitsForTheUsersLock() throws SQLException {
        var user = user();
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                lock.setString(1, user.id().toString());
                lock.execute();
            }
            kafka.send(List.of(
                    RawRecord.tombstone("user.profile", user.id().toString().toUpperCase(Locale.ROOT))));

            await().during(Duration.ofSeconds(2))
                    .until(() -> database.count("select count(*) from erased_user where user_id = ?", user.id()) == 0);
            connection.rollback();
        }

        awaitErasure(user.id());
    }

    @Test
    void whatHappenedBeforeTheErasureStaysForgottenWhenTheUserComesBack() {
        var user = user();
        var late = LiveCallTest.context(user, 7, "I was said before");
        publish(Event.tombstone(EventType.USER_PROFILE, user.id()));
        awaitErasure(user.id());
        know(user.id(), user.phone());

        publish(late);
        publish(LiveCallTest.context(user, 1, "I was said after"));

        await().until(() -> database.count("select count(*) from user_context where user_id = ?", user.id()) == 1);
        assertThat(traces("I was said before")).isEmpty();
    }

    private void know(UUID id, String phone) {
        publish(Event.of(
                EventType.USER_PROFILE,
                new UserProfile(id, "Robin", phone, "Etc/GMT", null, null, Set.of(Channel.CALL), false)));
        await().until(() ->
                database.count("select count(*) from user_profile where user_id = ? and phone = ?", id, phone) == 1);
    }

    private void awaitErasure(UUID id) {
        await().until(() -> database.count("select count(*) from erased_user where user_id = ?", id) == 1);
    }

    /** Every column of every table that holds the text. */
    private List<String> traces(String text) {
        return database.rows("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                        """).stream()
                .filter(column -> database.count(
                                "select count(*) from %s where %s::text like ?"
                                        .formatted(column.get("table_name"), column.get("column_name")),
                                "%" + text + "%")
                        > 0)
                .map(column -> column.get("table_name") + "." + column.get("column_name"))
                .toList();
    }
}
