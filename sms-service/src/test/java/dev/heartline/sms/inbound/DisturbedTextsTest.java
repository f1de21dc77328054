package dev.heartline.sms.inbound;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.network.InboundText;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts to us that come twice, out of order and late; and pictures. By every carrier. */
@QuarkusTest
class DisturbedTextsTest extends OverTheWire {

    private static final Duration SILENCE = Duration.ofMinutes(3);
    private static final Duration LATE = Duration.ofMillis(150);

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "plivo", "messagebird", "bird"})
    void whatComesTwiceLateAndOutOfOrderIsStoredToldAndAnsweredOnce(String by) {
        var ana = somebody();
        carrier.disturbTexts(new CallbackDisturbance(true, true, LATE));

        var sids = Stream.of("I had oatmeal for breakfast", "I had soup for lunch")
                .map(body -> send(by, InboundText.from(ana.phone(), body)))
                .toList();
        sids.forEach(this::understood);
        // The second of the two may still be under way.
        await().until(() ->
                sids.stream().allMatch(sid -> carrier.text(sid).orElseThrow().done()));
        clock.moveOn(SILENCE);
        await().until(() -> !inbox(ana.phone()).isEmpty());

        assertThat(db.rows(
                        "select body from sms_messages where from_phone = ? and direction = 'inbound' order by created_at",
                        ana.phone()))
                .extracting(row -> row.get("body"))
                .containsExactly("I had soup for lunch", "I had oatmeal for breakfast");
        for (var topic : List.of("sms.received", "behavior.recorded")) {
            kafka.await(topic, record -> ana.id().toString().equals(record.key()), 2);
        }
        assertThat(kafka.ofKey("sms.received", ana.id().toString())).hasSize(2);
        assertThat(kafka.ofKey("behavior.recorded", ana.id().toString())).hasSize(2);
        assertThat(inbox(ana.phone()))
                .as("one answer to all")
                .singleElement()
                .asString()
                .contains("oatmeal", "soup");
    }

    @Test
    void aStopThatOvertakesBindsAndWhatComesAfterItIsNotAnswered() {
        var ana = somebody();
        carrier.disturbTexts(new CallbackDisturbance(false, true, Duration.ZERO));

        var asked = send("twilio", InboundText.from(ana.phone(), "What can I do about my sleep?"));
        var stop = send("twilio", InboundText.from(ana.phone(), "STOP"));
        understood(stop);
        understood(asked);
        clock.moveOn(SILENCE);
        var refused = order(ana.id(), "Hello?");
        awaitStatus(refused, "skipped");

        await().until(() -> db.count("select count(*) from awaited_answers where user_id = ?", ana.id()) == 0);
        assertThat(inbox(ana.phone())).singleElement().asString().contains("START");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "plivo", "messagebird", "bird"})
    void picturesAreCountedWithOrWithoutWords(String by) {
        var ana = somebody();

        var bare = understood(send(by, InboundText.from(ana.phone(), "").withMedia(2)));
        var described =
                understood(send(by, InboundText.from(ana.phone(), "My lunch").withMedia(1)));

        assertThat(bare).containsEntry("media_count", 2).containsEntry("body", "");
        assertThat(described).containsEntry("media_count", 1).containsEntry("body", "My lunch");
        assertThat(List.of(told((UUID) bare.get("id")), told((UUID) described.get("id"))))
                .allSatisfy(events -> assertThat(events).hasSize(1));
    }

    private String send(String by, InboundText text) {
        return by.equals("twilio") ? carrier.send(text) : carrier.send(by, text);
    }
}
