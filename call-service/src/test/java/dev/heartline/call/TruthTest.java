package dev.heartline.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.Script;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is written down of a call is so, and what is spoken of it later is still so. */
@QuarkusTest
class TruthTest extends CallServiceTest {

    @Test
    void aSecretStaysInItsTurnWhichSaysSoAndNothingElseHoldsIt() {
        var user = user();

        var report = play(
                user.phone(),
                Script.of(
                        "I'm so stressed that I gave them my card number, 4111 1111 1111 1111, on the phone.",
                        "I walked after dinner on Tuesday.",
                        "Thanks, bye."));

        var callId = callId(report.callSid());
        var row = completedRow(callId);
        assertThat(turns(callId))
                .filteredOn(turn -> (Boolean) turn.get("sensitive"))
                .extracting(turn -> turn.get("text").toString())
                .singleElement()
                .asString()
                .contains("4111 1111 1111 1111");
        assertThat(row.get("transcript").toString()).contains("[card number]").doesNotContain("1111");
        assertThat(String.valueOf(row.get("ai_summary"))).doesNotContain("1111");
        var completion = completion(callId).value();
        assertThat(completion).contains("[card number]").doesNotContain("1111 1111");
        assertThat(report.heardByCaller()).noneMatch(heard -> heard.contains("1111"));
    }

    @Test
    void whatTheCallerSaysOfTodayIsWrittenWithTheirDate() {
        var zone = ZoneId.of(zoneWhereItIs(22));
        var user = user(zone.getId(), Channel.CALL);

        var report = play(user.phone(), Script.of("I stayed sober today.", "I'll walk after dinner tomorrow.", "Bye."));

        var analysis = json(completion(callId(report.callSid()))).path("analysis");
        var today = LocalDate.ofInstant(
                Instant.parse(json(completion(callId(report.callSid())))
                        .path("answeredAt")
                        .asText()),
                zone);
        assertThat(analysis.path("summary").asText())
                .contains("on " + date(today))
                .doesNotContain("today");
        assertThat(StreamSupport.stream(analysis.path("commitments").spliterator(), false)
                        .map(node -> node.asText())
                        .collect(Collectors.toList()))
                .containsExactly("I'll walk after dinner on " + date(today.plusDays(1)));
    }

    @Test
    void whatWasWrittenWithADateIsSpokenOfWithItsAge() {
        var user = user();
        var threeWeeksAgo = LocalDate.now().minusDays(21);
        var memory = new ContextRefreshed.Memory(
                UUID.randomUUID(),
                MemoryType.STRUGGLE,
                "Couldn't sleep on the night of " + date(threeWeeksAgo),
                Instant.now().minus(Duration.ofDays(21)),
                0.9,
                -0.5);
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        user.id(),
                        1,
                        Instant.now(),
                        List.of(memory),
                        List.of(),
                        List.of(),
                        Instant.now(),
                        null,
                        null)));
        await().until(() -> database.count("select count(*) from user_context where user_id = ?", user.id()) == 1);

        var report = play(user.phone(), Script.of("Hello. Bye."));

        assertThat(report.heardByCaller().getFirst())
                .contains("you couldn't sleep three weeks ago")
                .doesNotContain("20");
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
    }
}
