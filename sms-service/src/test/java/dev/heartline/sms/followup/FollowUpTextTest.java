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
import dev.heartline.events.vocabulary.AnsweredBy;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallOutcome;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.events.vocabulary.FollowUpType;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** "Text me tomorrow": agreed on a call, or asked for by text. */
@QuarkusTest
class FollowUpTextTest extends OverTheWire {

    private static final String WORDS = "Hi Ana, you wanted your coach to text you. How is it going?";

    private ZoneId zone;
    private Somebody ana;

    @BeforeEach
    void itIsNoonForAna() {
        zone = ZoneId.of(clock.zoneWhereItIs(12));
        ana = somebody(zone.getId(), Set.of(Channel.SMS));
    }

    @Test
    void whatWasAgreedOnACallIsTextedThenAndOnce() {
        var at = tomorrowAt(15);
        var event = Event.of(EventType.CALL_COMPLETED, call(FollowUpType.SMS, at));

        publish(event);
        publish(event);

        var text = theOne();
        assertThat(text)
                .containsEntry("status", "queued")
                .containsEntry("purpose", "follow_up")
                .containsEntry("send_at", Timestamp.from(at))
                .containsEntry("source_event_id", event.id());
        // What is due leaves before what isn't.
        awaitStatus(order(ana.id(), "Hello"), "delivered");
        assertThat(inbox(ana.phone())).containsExactly("Hello");
        clock.moveOn(Duration.between(clock.instant(), at).plusSeconds(1));
        awaitStatus((UUID) text.get("id"), "delivered");
        assertThat(inbox(ana.phone())).containsExactly("Hello", WORDS);
    }

    @Test
    void aCallThatWasAgreedOnIsNoText() {
        completed(call(FollowUpType.CALL, tomorrowAt(15)));

        assertThat(followUps()).isEmpty();
    }

    @Test
    void whatIsAskedForByTextIsTextedThen() {
        understood(text(ana.phone(), "Can you text me tomorrow at three pm about it?"));

        assertThat(theOne()).containsEntry("send_at", Timestamp.from(tomorrowAt(15)));
    }

    @Test
    void anOpenHourIsOneAtWhichTheyAreAbout() {
        reached(ana.id(), 1, List.of(16), List.of(), List.of());

        understood(text(ana.phone(), "text me tomorrow about it"));

        assertThat(theOne()).containsEntry("send_at", Timestamp.from(tomorrowAt(16)));
    }

    @Test
    void theLastWordForADayCountsAndItCanBeTakenBack() {
        understood(text(ana.phone(), "Text me tomorrow at three pm."));
        understood(text(ana.phone(), "Text me tomorrow at five pm."));

        assertThat(followUps())
                .extracting(text -> text.get("send_at") + " " + text.get("status"))
                .containsExactlyInAnyOrder(
                        Timestamp.from(tomorrowAt(15)) + " skipped", Timestamp.from(tomorrowAt(17)) + " queued");

        understood(text(ana.phone(), "No need to text me tomorrow."));

        assertThat(followUps())
                .allSatisfy(text -> assertThat(text)
                        .containsEntry("status", "skipped")
                        .containsEntry("contact_reason", "called_off"));
    }

    @Test
    void onlyWhatTheyNameIsTakenBack() {
        understood(text(ana.phone(), "Text me tomorrow at three pm."));
        understood(text(ana.phone(), "Text me the day after tomorrow at five pm."));
        var before = due();

        understood(text(ana.phone(), "Please don't text me at work."));
        understood(text(ana.phone(), "No need to text me in the mornings."));

        assertThat(due()).isEqualTo(before).hasSize(2);

        understood(text(ana.phone(), "No need to text me tomorrow."));

        assertThat(due()).containsExactly(Timestamp.from(tomorrowAt(17).plus(Duration.ofDays(1))));

        understood(text(ana.phone(), "Text me tomorrow at three pm."));
        understood(text(ana.phone(), "Don't text me tomorrow at three pm, text me at four pm."));

        assertThat(due())
                .containsExactly(
                        Timestamp.from(tomorrowAt(16)),
                        Timestamp.from(tomorrowAt(17).plus(Duration.ofDays(1))));
    }

    private List<Object> due() {
        return db
                .rows(
                        "select send_at from sms_messages where user_id = ? and purpose = 'follow_up' and status = 'queued' order by send_at",
                        ana.id())
                .stream()
                .map(row -> row.get("send_at"))
                .toList();
    }

    @Test
    void dangerTakesItBack() {
        completed(call(FollowUpType.SMS, tomorrowAt(15)));
        assertThat(theOne()).containsEntry("status", "queued");

        inDanger(ana);

        takenBackFor("crisis_quiet");
    }

    @Test
    void whatWasAgreedOnBeforeDangerThatIsKnownFirstIsNotQueued() {
        var call = call(FollowUpType.SMS, tomorrowAt(15));
        inDanger(ana);

        completed(call);

        assertThat(followUps()).isEmpty();
    }

    @Test
    void aStopTakesItBackForGood() {
        understood(text(ana.phone(), "Text me tomorrow at three pm."));

        understood(text(ana.phone(), "STOP"));
        understood(text(ana.phone(), "START"));

        takenBackFor("opted_out");
    }

    @Test
    void anErasureTakesItAway() {
        completed(call(FollowUpType.SMS, tomorrowAt(15)));

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));

        await().until(() -> followUps().isEmpty());
    }

    @Test
    void itKeepsToTheContactPolicy() {
        var late = LocalDate.ofInstant(clock.instant(), zone)
                .atTime(23, 0)
                .atZone(zone)
                .toInstant();
        completed(call(FollowUpType.SMS, late));
        var text = (UUID) theOne().get("id");

        clock.moveOn(Duration.between(clock.instant(), late).plusSeconds(1));

        awaitStatus(text, "held");
        assertThat(row(text)).containsEntry("contact_reason", "quiet_hours");
    }

    private void takenBackFor(String reason) {
        await().untilAsserted(() ->
                assertThat(theOne()).containsEntry("status", "skipped").containsEntry("contact_reason", reason));
        assertThat(inbox(ana.phone())).doesNotContain(WORDS);
    }

    private Instant tomorrowAt(int hour) {
        return LocalDate.ofInstant(clock.instant(), zone)
                .plusDays(1)
                .atTime(hour, 0)
                .atZone(zone)
                .toInstant();
    }

    private Map<String, Object> theOne() {
        await().until(() -> followUps().size() == 1);
        return followUps().getFirst();
    }

    private List<Map<String, Object>> followUps() {
        return db.rows("select * from sms_messages where user_id = ? and purpose = 'follow_up'", ana.id());
    }

    private void completed(CallCompleted call) {
        publish(Event.of(EventType.CALL_COMPLETED, call));
        await().until(() -> db.count("select count(*) from coach_messages where id = ?", call.callId()) == 1);
    }

    private CallCompleted call(FollowUpType how, Instant at) {
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
                new FollowUp(how, at));
    }
}
