package dev.heartline.sms.outbound;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.ApiFault;
import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.carrier.network.TextReport;
import dev.heartline.sms.OverTheWire;
import dev.heartline.telephony.carrier.CarrierNotConnected;
import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Of several numbers of a carrier everybody hears from one. */
@QuarkusTest
@TestProfile(SenderNumbersTest.Several.class)
class SenderNumbersTest extends OverTheWire {

    private static final String FIRST = LocalStackResource.TWILIO_FROM_NUMBER;
    private static final String SECOND = "+12025550111";
    private static final String THIRD = "+12025550112";
    private static final String FOURTH = "+12025550113";
    private static final String NOT_OURS = "+12025550119";

    private static final List<String> OF_TWILIO = List.of(FIRST, SECOND, THIRD);
    private static final List<String> OF_OTHERS = List.of(FIRST, THIRD, FOURTH);

    /** Longer than an unknown outcome is left alone. */
    private static final Duration TIME_TO_RECONCILE = Duration.ofSeconds(61);

    @Inject
    Carriers carriers;

    /** Twilio's with a pace that nobody here comes near. */
    public static final class Several implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.sms.dispatch.more-numbers.twilio", SECOND + "," + THIRD,
                    "heartline.sms.dispatch.more-numbers.plivo", THIRD + "," + FOURTH,
                    "heartline.sms.dispatch.more-numbers.messagebird", THIRD + "," + FOURTH,
                    "heartline.sms.dispatch.segments-per-minute.twilio", "60000");
        }
    }

    @BeforeEach
    void rentThem() {
        List.of(SECOND, THIRD, FOURTH).forEach(carrier::rent);
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND, THIRD})
    void whomWeBeginToTextHearsFromOneAllTheTime(String number) {
        var ana = somebodyWith(number, OF_TWILIO, "+1202");

        for (var words : List.of("How was your walk?", "And today?")) {
            var id = order(ana.id(), words);
            awaitStatus(id, "delivered");
            assertThat(row(id)).containsEntry("from_phone", number);
        }

        assertThat(texts(ana.phone()))
                .extracting(TextReport::from)
                .containsExactly(PhoneNumber.of(number), PhoneNumber.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "plivo", "messagebird"})
    void whoWritesToOneOfThemIsAnsweredByIt(String name) {
        var ana = somebodyWith(FIRST, OF_TWILIO, "+1202");

        var asked = rowOf(write(name, ana, THIRD));

        assertThat(asked).containsEntry("to_phone", THIRD).containsEntry("provider", name);
        assertThat(answerTo(asked)).containsEntry("provider", name).containsEntry("from_phone", THIRD);
        assertThat(texts(ana.phone()))
                .singleElement()
                .extracting(TextReport::from)
                .isEqualTo(PhoneNumber.of(THIRD));
    }

    @Test
    void whoHasWrittenToOneOfThemHearsFromItFromThenOn() {
        var ana = somebodyWith(FIRST, OF_TWILIO, "+1202");
        var asked = understood(write("twilio", ana, THIRD));
        answerTo(asked);

        var id = order(ana.id(), "How was your walk?");

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("from_phone", THIRD);
    }

    @Test
    void whatIsWrittenToANumberThatIsNotOursIsTakenAndAnsweredByOneOfOurs() {
        var ana = somebodyWith(SECOND, OF_TWILIO, "+1202");

        var asked = rowOf(write("twilio", ana, NOT_OURS));

        assertThat(asked).containsEntry("to_phone", NOT_OURS);
        assertThat(answerTo(asked)).containsEntry("from_phone", SECOND);
    }

    @Test
    void aNumberThatHasNoRoomKeepsOnlyItsOwnWaiting() {
        var ana = somebodyWith(SECOND, OF_TWILIO, "+1202");
        var ben = somebodyWith(THIRD, OF_TWILIO, "+1202");
        db.update(
                "insert into sender_paces values ('twilio', ?, ?) on conflict (provider, number) do update set free_at = excluded.free_at",
                SECOND,
                Timestamp.from(clock.instant().plus(Duration.ofHours(2))));

        var waiting = order(ana.id(), "How was your walk?");
        awaitStatus(order(ben.id(), "How was your walk?"), "delivered");

        assertThat(row(waiting))
                .containsEntry("status", "queued")
                .containsEntry("attempts", 0)
                .containsEntry("from_phone", SECOND);
        db.update("delete from sender_paces");
        awaitStatus(waiting, "delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "plivo"})
    void whatMayHaveBeenSentIsLookedUpAmongWhatLeftByItsNumber(String name) {
        var ana = name.equals("plivo")
                ? somebodyWith(FOURTH, OF_OTHERS, "+1303")
                : somebodyWith(THIRD, OF_TWILIO, "+1202");
        carrier.failNextRequests(name, 1, new ApiFault.LosesAnswer());
        carrier.disturbCallbacks(new CallbackDisturbance(false, false, Duration.ofMinutes(10)));
        var id = order(ana.id(), "How was your walk?");
        await().until(() -> !texts(ana.phone()).isEmpty());
        awaitStatus(id, "sending");

        clock.moveOn(TIME_TO_RECONCILE);

        awaitStatus(id, "sent");
        assertThat(row(id))
                .containsEntry("provider", name)
                .containsEntry("attempts", 1)
                .containsEntry(
                        "provider_message_sid", texts(ana.phone()).getFirst().messageSid());
        assertThat(texts(ana.phone())).hasSize(1);
    }

    @Test
    void whatMayHaveBeenSentIsTriedAgainByTheSameNumberWhateverTheyWroteToSince() {
        var ana = somebodyWith(SECOND, OF_TWILIO, "+1202");
        carrier.failNextRequests("twilio", 1, new ApiFault.Hangs(Duration.ofSeconds(8)));
        var id = order(ana.id(), "How was your walk?");
        await().until(() -> carrier.failuresLeft("twilio") == 0);
        awaitStatus(id, "sending");
        assertThat(answerTo(understood(write("twilio", ana, THIRD)))).containsEntry("from_phone", THIRD);

        clock.moveOn(TIME_TO_RECONCILE);
        await().until(() -> (int) row(id).get("lost_attempts") == 1);
        clock.moveOn(Duration.ofMinutes(6));

        awaitStatus(id, "delivered");
        assertThat(row(id)).containsEntry("attempts", 2).containsEntry("from_phone", SECOND);
        assertThat(inbox(ana.phone())).containsOnlyOnce("How was your walk?");
    }

    @Test
    void theNextCarrierTextsByTheNumberThatTheyHaveThere() {
        var ana = somebodyWith(FOURTH, OF_OTHERS, "+1303");
        carrier.failNextRequests("plivo", 1, new ApiFault.Refuses(429));

        var id = order(ana.id(), "How was your walk?");

        awaitStatus(id, "delivered");
        assertThat(row(id))
                .containsEntry("provider", "twilio")
                .containsEntry(
                        "from_phone", SenderNumbers.first(OF_TWILIO, ana.id().toString()));
    }

    @Test
    void aNumberThatComesOrGoesMovesNobodyElse() {
        var people = IntStream.range(0, 300).mapToObj(n -> "somebody " + n).toList();

        assertThat(people).allSatisfy(one -> {
            var number = SenderNumbers.first(OF_TWILIO, one);
            assertThat(SenderNumbers.first(OF_TWILIO.reversed(), one)).isEqualTo(number);
            assertThat(SenderNumbers.first(
                            Stream.concat(OF_TWILIO.stream(), Stream.of(FOURTH)).toList(), one))
                    .isIn(number, FOURTH);
        });
        assertThat(people)
                .extracting(one -> SenderNumbers.first(OF_TWILIO, one))
                .as("each has its share")
                .contains(FIRST, SECOND, THIRD);
    }

    @Test
    void whatCannotBeTextedByKeepsTheServiceFromStarting() {
        assertThatThrownBy(() -> numbers("twilio", "0111"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more-numbers of twilio")
                .hasMessageNotContaining("0111");
        assertThatThrownBy(() -> numbers("bird", SECOND).start(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more-numbers of bird");
        assertThatThrownBy(() -> numbers("pigeon", SECOND).start(new StartupEvent()))
                .isInstanceOf(CarrierNotConnected.class);
    }

    private SenderNumbers numbers(String carrier, String number) {
        return new SenderNumbers(carriers, Map.of(carrier, List.of(number)));
    }

    /** Whom we would text by that number where nothing was said yet. */
    private Somebody somebodyWith(String number, List<String> ours, String prefix) {
        var id = Stream.generate(UUID::randomUUID)
                .filter(some -> SenderNumbers.first(ours, some.toString()).equals(number))
                .findFirst()
                .orElseThrow();
        return somebody(id, newNumber(prefix));
    }

    private String write(String name, Somebody who, String number) {
        var text = InboundText.from(who.phone(), "HELP").to(number);
        return name.equals("twilio") ? carrier.send(text) : carrier.send(name, text);
    }

    private Map<String, Object> answerTo(Map<String, Object> asked) {
        await().until(() -> db.count(
                        "select count(*) from sms_messages where replied_to_message_id = ? and status = 'delivered'",
                        asked.get("id"))
                == 1);
        return db.row("select * from sms_messages where replied_to_message_id = ?", asked.get("id"));
    }
}
