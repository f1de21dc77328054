package dev.heartline.model.coach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.carrier.model.ModelAnswer;
import dev.heartline.carrier.model.ModelFault;
import dev.heartline.model.Calls;
import dev.heartline.model.Wire;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.Provider;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever a model's network does, in whichever format, the caller hears whole sentences and never a gap. */
class ModelCoachFaultsTest {

    private static final String TWO_SENTENCES = "That sounds like a rough night and a rough day on top of it. "
            + "Which of the two would you like to look at first, the sleep or the day at work?";
    private static final String FIRST = "That sounds like a rough night and a rough day on top of it.";
    private static final String LONG_ONE = "Well, one thing leads to the other and so on and on "
            + "and on and on and on ".repeat(12) + "until the end. ";

    /** Of a caller where something is to be late; the first sentence comes sooner even on a busy machine. */
    private static final Duration IMPATIENT = Duration.ofMillis(1500);

    private static final Wire WIRE = new Wire();
    private static final List<String> TABLE = new ArrayList<>();

    /** What the caller is to hear. */
    private enum Heard {
        LOCAL,
        FIRST_SENTENCE_AND_A_QUESTION
    }

    static Stream<Arguments> faults() {
        return Stream.of(Provider.values())
                .flatMap(provider -> Stream.of(
                        fault(provider, "first words late", of(ModelFault.SILENT), Fault.LATE, Heard.LOCAL),
                        fault(
                                provider,
                                "stalls in mid-sentence",
                                of(ModelFault.STALLED),
                                Fault.LATE,
                                Heard.FIRST_SENTENCE_AND_A_QUESTION),
                        fault(
                                provider,
                                "connection cut in mid-sentence",
                                of(ModelFault.CUT),
                                Fault.CUT,
                                Heard.FIRST_SENTENCE_AND_A_QUESTION),
                        fault(
                                provider,
                                "ends in mid-sentence as if whole",
                                of(ModelFault.UNFINISHED),
                                Fault.CUT,
                                Heard.FIRST_SENTENCE_AND_A_QUESTION),
                        fault(provider, "garbage", of(ModelFault.GARBAGE), Fault.GARBAGE, Heard.LOCAL),
                        fault(provider, "empty", of(ModelFault.EMPTY), Fault.EMPTY, Heard.LOCAL),
                        fault(
                                provider,
                                "HTTP 429",
                                of(ModelFault.TOO_MANY_REQUESTS),
                                Fault.TOO_MANY_REQUESTS,
                                Heard.LOCAL),
                        fault(provider, "HTTP 500", of(ModelFault.SERVER_ERROR), Fault.SERVER_ERROR, Heard.LOCAL),
                        fault(provider, "HTTP 401", of(ModelFault.UNAUTHORIZED), Fault.REJECTED, Heard.LOCAL),
                        fault(
                                provider,
                                "one endless sentence",
                                ModelAnswer.of(LONG_ONE).but(ModelFault.ENDLESS),
                                Fault.OVERLONG,
                                Heard.LOCAL),
                        fault(
                                provider,
                                "refusal",
                                ModelAnswer.of("I'm sorry, but I can't help with that. Is there anything else?"),
                                Fault.REFUSED,
                                Heard.LOCAL)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void theCallerHearsNothingOfIt(Provider provider, String what, ModelAnswer answer, Fault fault, Heard heard) {
        var calls = new Calls();
        WIRE.network().answer(answer);
        var patience = fault == Fault.LATE ? IMPATIENT : Wire.PATIENT;
        try (var connection = WIRE.connection(provider);
                var line = new PhoneLine(Wire.speaking(connection, calls, patience), patience)) {

            long begun = System.nanoTime();
            var reply = line.hears(PhoneLine.TALK);
            var took = Duration.ofNanos(System.nanoTime() - begun);

            TABLE.add("| %s | %s | %s | %d ms | %s |"
                    .formatted(what, provider.wireName(), fault.wireName(), took.toMillis(), reply.text()));
            switch (heard) {
                case LOCAL -> assertThat(reply.text()).isEqualTo(line.locally());
                case FIRST_SENTENCE_AND_A_QUESTION ->
                    assertThat(reply.text())
                            .startsWith(FIRST + " ")
                            .endsWith("?")
                            .doesNotContain("Which of the two");
            }
            assertThat(took).isLessThan(Wire.PATIENT);
            // The guard goes on before the request is broken off on the wire.
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(calls.entered()).hasSize(1));
            assertThat(calls.last().fault()).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aNetworkThatIsntThereIsOne(Provider provider) {
        var calls = new Calls();
        try (var connection = Wire.connection(provider, "http://127.0.0.1:9");
                var line = new PhoneLine(Wire.speaking(connection, calls, Wire.PATIENT), Wire.PATIENT)) {

            var reply = line.hears(PhoneLine.TALK);

            assertThat(reply.text()).isEqualTo(line.locally());
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(calls.entered()).hasSize(1));
            assertThat(calls.last().fault()).isEqualTo(Fault.UNREACHABLE);
            assertThat(calls.last().costMicros()).isEqualByComparingTo("0");
        }
    }

    static Stream<Provider> providers() {
        return Stream.of(Provider.values());
    }

    private static Arguments fault(Provider provider, String what, ModelAnswer answer, Fault fault, Heard heard) {
        return Arguments.of(provider, what, answer, fault, heard);
    }

    private static ModelAnswer of(ModelFault fault) {
        return ModelAnswer.of(TWO_SENTENCES).but(fault);
    }

    @AfterAll
    static void tell() {
        WIRE.close();
        System.out.println("| fault | format | noted as | whole reply | the caller heard |\n|---|---|---|---|---|");
        TABLE.forEach(System.out::println);
    }
}
