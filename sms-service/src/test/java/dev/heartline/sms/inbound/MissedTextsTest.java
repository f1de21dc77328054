package dev.heartline.sms.inbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.twilio.NumberRoutes;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts that the carrier took for us while no webhook of it reached us. */
@QuarkusTest
class MissedTextsTest extends OverTheWire {

    private static final String NOWHERE = "http://127.0.0.1:1";

    /** Until a text is old enough and the next look is due. */
    private static final Duration LATER = Duration.ofMinutes(3);

    /** By the clock of this test, also where a look of an earlier test's clock ended only now. */
    @BeforeEach
    void theLooksBegin() {
        await().until(() -> {
            db.update(
                    "delete from inbound_looks where looked_until > ? or due_at > ?",
                    Timestamp.from(clock.instant()),
                    Timestamp.from(clock.instant().plus(Duration.ofMinutes(5))));
            return db.count("select count(*) from inbound_looks where provider = 'twilio'") == 1;
        });
    }

    @Test
    void aTextWhoseWebhookFailedIsFoundUnderstoodAndToldOnce() {
        var ana = somebody();
        var before = Management.metric("heartline_sms_missed_total", "provider=\"twilio\"");

        var sid = missed(ana.phone(), "I ran 5k this morning and I feel great!");
        var picture = carrier.send(InboundText.from(ana.phone(), "").withMedia(2));
        clock.moveOn(LATER);

        var row = understood(sid);
        assertThat(row)
                .containsEntry("user_id", ana.id())
                .containsEntry("direction", "inbound")
                .containsEntry("provider", "twilio")
                .containsEntry("intent_detected", "report_progress")
                .containsEntry("cost_micros", 8300L)
                .containsEntry("created_at", Timestamp.from(cameAt(sid)));
        assertThat(understood(picture)).containsEntry("media_count", 2);
        clock.moveOn(LATER);
        await().until(() -> lookedUntil().isAfter(cameAt(picture).plus(LATER)));
        assertThat(told((UUID) row.get("id"))).hasSize(1);
        assertThat(Management.metric("heartline_sms_missed_total", "provider=\"twilio\""))
                .isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void aStopThatIsFoundBinds() {
        var ana = somebody();

        var row = found(ana.phone(), "STOP");

        assertThat(row).containsEntry("intent_detected", "opt_out");
        var refused = order(ana.id(), "How are you today?");
        awaitStatus(refused, "skipped");
        assertThat(row(refused)).containsEntry("contact_reason", "opted_out");
    }

    @Test
    void dangerThatIsFoundIsAnsweredAndTold() {
        var ana = somebody();

        var row = found(ana.phone(), "I want to kill myself");

        assertThat(row).containsEntry("crisis", true);
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(db.count("select count(*) from care_alerts where source_id = ?", row.get("id")))
                .isEqualTo(1);
    }

    @Test
    void aStopThatIsFoundDoesNotUndoALaterStartAndIsNotConfirmed() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        var stop = missed(ana.phone(), "STOP");
        reachable();
        understood(text(ana.phone(), "START"));

        clock.moveOn(LATER);
        understood(stop);

        assertThat(standing(ana)).isEqualTo("released");
        assertThat(ofOurs(ana)).as("the confirmations of the two that came in").isEqualTo(2);
    }

    @Test
    void aStartThatIsFoundDoesNotUndoALaterStopAndIsNotConfirmed() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        var start = missed(ana.phone(), "START");
        reachable();
        understood(text(ana.phone(), "STOP"));

        clock.moveOn(LATER);
        understood(start);

        assertThat(standing(ana)).isEqualTo("stopped");
        assertThat(ofOurs(ana)).as("the confirmation of the first").isEqualTo(1);
    }

    @Test
    void aFoundTextAndItsLateWebhookGiveOneRow() {
        var ana = somebody();
        var row = found(ana.phone(), "I had a salad for lunch");
        var sid = (String) row.get("provider_message_sid");

        reachable();
        carrier.send(InboundText.from(ana.phone(), "I had a salad for lunch").withMessageSid(sid));
        await().until(() -> carrier.text(sid).orElseThrow().done());

        assertThat(rowOf(sid)).containsEntry("id", row.get("id"));
        // A later text of the same sender is told after all that went before it.
        told((UUID) understood(text(ana.phone(), "Thank you")).get("id"));
        assertThat(told((UUID) row.get("id"))).hasSize(1);
    }

    @Test
    void whoWasErasedStaysErased() {
        var ana = somebody();
        var ben = somebody();
        understood(text(ana.phone(), "Hello, it's me"));
        missed(ana.phone(), "Are you there?");
        missed(ana.phone(), "I want to kill myself");
        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana.id()) == 0);

        var later = missed(ben.phone(), "I had a salad for lunch");
        clock.moveOn(LATER);
        // The oldest are looked at first.
        understood(later);

        assertThat(db.count("select count(*) from sms_messages where from_phone = ?", ana.phone()))
                .isZero();
    }

    @Test
    void aCarrierThatIsAwayIsAskedLaterForAllOfIt() {
        var ana = somebody();
        var until = lookedUntil();
        var before = failures();

        stopCarrier();
        clock.moveOn(LATER);
        await().until(() -> failures() > before);
        clock.moveOn(LATER);
        await().until(() -> failures() > before + 1);
        assertThat(lookedUntil()).isEqualTo(until);
        startCarrier();
        connect(ana.phone());

        assertThat(found(ana.phone(), "I had a salad for lunch")).containsEntry("user_id", ana.id());
    }

    /** Sends a text whose webhook fails, as often as it is tried. */
    private String missed(String phone, String body) {
        carrier.route(NumberRoutes.ofServices(NOWHERE, NOWHERE));
        return text(phone, body);
    }

    private void reachable() {
        carrier.route(NumberRoutes.ofServices(NOWHERE, setting("heartline.public-url")));
    }

    private Map<String, Object> found(String phone, String body) {
        var sid = missed(phone, body);
        clock.moveOn(LATER);
        return understood(sid);
    }

    /** As Twilio tells it: in whole seconds. */
    private Instant cameAt(String sid) {
        return Instant.ofEpochMilli(carrier.text(sid).orElseThrow().createdAt()).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant lookedUntil() {
        return db.value(Timestamp.class, "select looked_until from inbound_looks where provider = 'twilio'")
                .toInstant();
    }

    private static double failures() {
        return Management.metric("heartline_sms_missed_failures_total", "provider=\"twilio\"");
    }

    private Object standing(Somebody somebody) {
        return db.value(
                String.class,
                "select texts_standing from contact_consent where contact = ?",
                somebody.id().toString());
    }

    private long ofOurs(Somebody somebody) {
        return db.count(
                "select count(*) from sms_messages where user_id = ? and direction = 'outbound'", somebody.id());
    }
}
