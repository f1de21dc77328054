package dev.heartline.sms.inbound;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.wish.Wish;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;
import dev.heartline.sms.OverTheWire;
import dev.heartline.sms.answer.Received;
import dev.heartline.sms.message.Party;
import dev.heartline.sms.outbound.TextQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from a wish, whichever words it was read from. */
@QuarkusTest
class WishesByTextTest extends OverTheWire {

    private static final String BERLIN = "Europe/Berlin";

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    ConsentByText consent;

    @Inject
    Transactions transactions;

    @Inject
    TextQueue queue;

    @ParameterizedTest
    @CsvSource({
        "ALL,   stopped, stopped, won't get any more texts or calls",
        "CALLS, stopped, ,        won't call you any more",
        "TEXTS, ,        stopped, won't get any more texts from Heartline; calls still come",
    })
    void aStopIsOfWhatItNamesAndTheConfirmationSaysSoOnce(
            Wish.Scope scope, String calls, String texts, String confirmation) {
        var ana = somebody();
        var received = receive(ana);

        wish(received, Wish.Kind.STOP, scope, "");
        wish(receive(ana), Wish.Kind.STOP, scope, "");

        assertThat(db.row(
                        "select * from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("calls_standing", calls)
                .containsEntry("texts_standing", texts);
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).singleElement().asString().contains(confirmation);
    }

    @Test
    void laterIsAPauseAndNoOptOut() {
        var ana = somebody();

        wish(receive(ana), Wish.Kind.POSTPONE, Wish.Scope.ALL, "can't talk, try me tomorrow");

        var text = order(ana.id(), "How are you?");
        awaitStatus(text, "held");
        assertThat(row(text)).containsEntry("contact_reason", "paused");
        clock.moveOn(Duration.ofHours(24));
        awaitStatus(text, "delivered");
    }

    @Test
    void theConfirmationOfAPauseSaysItsEndAndNotNowDoesNotShortenIt() {
        var ana = somebody(BERLIN, Set.of(Channel.SMS, Channel.CALL));
        var received = receive(ana);

        wish(received, Wish.Kind.POSTPONE, Wish.Scope.ALL, "please pause all of this for two weeks, I'm in hospital");
        wish(receive(ana), Wish.Kind.POSTPONE, Wish.Scope.ALL, "not now");

        var end = received.at().plus(Duration.ofDays(14));
        var day = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH).format(end.atZone(ZoneId.of(BERLIN)));
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).singleElement().asString().contains("until " + day + ".");
        assertThat(db.row(
                        "select paused_until >= ? as lasts from contact_consent where contact = ?",
                        Timestamps.of(end.truncatedTo(ChronoUnit.MILLIS)),
                        ana.id().toString()))
                .containsEntry("lasts", true);
    }

    /** As the memory tells it, when somebody said "no texts before three, please". */
    @Test
    void hoursThatSomebodyRefusedHoldWhatWeStart() {
        var ana = somebody();
        publish(Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        ana.id(),
                        1,
                        clock.instant(),
                        List.of(),
                        List.of(new ContextRefreshed.Preference("timing", "contact_time", "after 15:00", 0.9)),
                        List.of(),
                        null,
                        null,
                        null)));
        await().until(() -> db.count("select count(*) from user_context where user_id = ?", ana.id()) == 1);

        var text = order(ana.id(), "How are you?");
        awaitStatus(text, "held");
        assertThat(row(text)).containsEntry("contact_reason", "quiet_hours");
        clock.moveOn(Duration.ofHours(4));
        awaitStatus(text, "delivered");
    }

    @Test
    void startEndsAStopAndAPause() {
        var ana = somebody();
        wish(receive(ana), Wish.Kind.STOP, Wish.Scope.ALL, "");
        wish(receive(ana), Wish.Kind.POSTPONE, Wish.Scope.ALL, "not this week");

        wish(receive(ana), Wish.Kind.START, Wish.Scope.ALL, "");

        awaitStatus(order(ana.id(), "Welcome back"), "delivered");
    }

    @Test
    void startEndsAPauseAndYesDoesNot() {
        var ana = somebody();
        wish(receive(ana), Wish.Kind.POSTPONE, Wish.Scope.ALL, "not for two weeks");

        understood(text(ana.phone(), "Yes."));
        var held = order(ana.id(), "Are you back?");
        awaitStatus(held, "held");
        understood(text(ana.phone(), "START"));

        awaitStatus(order(ana.id(), "Welcome back"), "delivered");
    }

    private void wish(Received received, Wish.Kind kind, Wish.Scope scope, String body) {
        transactions
                .plain(transaction -> consent.apply(transaction, received, new Wish(kind, scope, Wish.By.WORDS), body))
                .await()
                .atMost(SOON);
        queue.nudge();
    }

    private Received receive(Somebody from) {
        var row = understood(text(from.phone(), "Hm."));
        return new Received(
                (UUID) row.get("id"),
                Party.of(from.id(), from.phone()),
                (UUID) row.get("conversation_id"),
                clock.instant());
    }
}
