package dev.heartline.sms.followup;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.events.CallCompleted;
import dev.heartline.events.CallCompleted.FollowUp;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.sms.OverTheWire;

import static dev.heartline.testing.LocalStackResource.FORGOTTEN_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What a call agreed that the app says later. */
@QuarkusTest
class InAppFollowUpTest extends OverTheWire {

    private static final String WORDS = "Hi Ana, you wanted your coach to get back to you here. How is it going?";

    private ZoneId zone;
    private Somebody ana;

    @BeforeEach
    void itIsNoonForAna() {
        zone = ZoneId.of(clock.zoneWhereItIs(12));
        ana = somebody(zone.getId(), Set.of(Channel.IN_APP));
    }

    @Test
    void theHostReadsItWhenItIsTimeAndOnce() {
        var at = at(1, 15);
        var event = Event.of(EventType.CALL_COMPLETED, call(at));
        publish(event);
        publish(event);
        await().until(() -> waiting().size() == 1);
        assertThat(waiting().getFirst())
                .containsEntry("due_at", Timestamp.from(at))
                .containsEntry("not_before", Timestamp.from(at));
        assertThat(shown()).isEmpty();

        moveTo(at);

        await().until(() -> shown().size() == 1);
        operator()
                .get("/coach-messages/" + shown().getFirst().get("id"))
                .then()
                .statusCode(200)
                .body("channel", equalTo("in_app"))
                .body("body", equalTo(WORDS));
        assertThat(((Timestamp) shown().getFirst().get("sent_at")).toInstant()).isAfterOrEqualTo(at);
        assertThat(waiting()).isEmpty();
        assertThat(verdicts()).containsExactly("allowed within_contact_hours");
        assertThat(db.count("select count(*) from sms_messages where user_id = ?", ana.id()))
                .isZero();
    }

    @Test
    void itKeepsToTheContactPolicyAndComesWhenThatAllowsIt() {
        var late = at(0, 23);
        completed(late);

        moveTo(late);

        await().until(() -> verdicts().contains("held quiet_hours"));
        assertThat(shown()).isEmpty();
        moveTo(((Timestamp) waiting().getFirst().get("not_before")).toInstant());
        await().until(() -> shown().size() == 1);
    }

    @Test
    void whatThePolicyRefusesIsAVerdictAndNothingToRead() {
        ana = somebody(zone.getId(), Set.of(Channel.SMS));
        completed(at(1, 15));

        moveTo(at(1, 15));

        await().until(() -> verdicts().contains("refused no_consent"));
        assertThat(waiting()).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsToldTooLateIsStillSaidWhileItIsOfUse() {
        publish(Event.of(EventType.CALL_COMPLETED, call(clock.instant().minus(Duration.ofHours(2)))));

        await().until(() -> shown().size() == 1);
    }

    @Test
    void whatIsTooOldIsAVerdictAndNothingToRead() {
        publish(Event.of(EventType.CALL_COMPLETED, call(clock.instant().minus(Duration.ofDays(4)))));

        await().until(() -> verdicts().contains("refused expired"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatMayHaveBeenShownOnADatabaseThatWasLostIsNotShown() {
        db.update(
                "insert into in_app_follow_ups (id, user_id, due_at, not_before) values (?, ?, ?, ?)",
                Ids.next(),
                ana.id(),
                Timestamp.from(clock.instant()),
                Timestamp.from(FORGOTTEN_UNTIL.minusSeconds(1)));

        await().until(() -> verdicts().contains("refused expired"));
        assertThat(waiting()).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void dangerTakesItBack() {
        completed(at(1, 15));

        inDanger(ana);

        await().until(() -> verdicts().contains("refused crisis_quiet"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWasAgreedOnBeforeDangerThatIsKnownFirstIsNotSaid() {
        var call = call(at(1, 15));
        inDanger(ana);

        publish(Event.of(EventType.CALL_COMPLETED, call));

        await().until(() -> verdicts().contains("refused crisis_quiet"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anErasureTakesItAway() {
        completed(at(1, 15));

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));

        await().until(() -> waiting().isEmpty());
    }

    private void completed(Instant at) {
        publish(Event.of(EventType.CALL_COMPLETED, call(at)));
        await().until(() -> waiting().size() == 1);
    }

    private void moveTo(Instant at) {
        clock.moveOn(Duration.between(clock.instant(), at).plusSeconds(1));
    }

    private Instant at(int days, int hour) {
        return LocalDate.ofInstant(Instant.now(), zone)
                .plusDays(days)
                .atTime(hour, 0)
                .atZone(zone)
                .toInstant();
    }

    private List<Map<String, Object>> waiting() {
        return db.rows("select * from in_app_follow_ups where user_id = ?", ana.id());
    }

    private List<Map<String, Object>> shown() {
        return db.rows("select * from coach_messages where user_id = ? and channel = 'in_app'", ana.id());
    }

    private List<String> verdicts() {
        return db
                .rows("select verdict, reason from contact_decision where user_id = ? and channel = 'in_app'", ana.id())
                .stream()
                .map(row -> row.get("verdict") + " " + row.get("reason"))
                .toList();
    }

    private CallCompleted call(Instant at) {
        var ended = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new CallCompleted(
                UUID.randomUUID(),
                ana.id(),
                CallDirection.OUTBOUND,
                CallOutcome.COMPLETED,
                CallPurpose.CHECK_IN,
                "twilio",
                ended.minusSeconds(300),
                ended.minusSeconds(295),
                AnsweredBy.HUMAN,
                ended,
                295,
                List.of(),
                null,
                null,
                new FollowUp(FollowUpType.IN_APP, at.truncatedTo(ChronoUnit.MICROS)));
    }
}
