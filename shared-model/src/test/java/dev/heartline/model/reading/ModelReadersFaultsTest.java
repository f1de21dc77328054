package dev.heartline.model.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.carrier.model.ModelAnswer;
import dev.heartline.carrier.model.ModelFault;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.model.Answers;
import dev.heartline.model.Calls;
import dev.heartline.model.ModelTask;
import dev.heartline.model.Wire;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.Provider;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a model's network does, in whichever format, something is read: locally, and as if there were no model. */
class ModelReadersFaultsTest {

    private static final Wire WIRE = new Wire();

    private static final Conversation TALK = new Conversation(List.of(
            new Turn(0, Speaker.COACH, "What would you like to do about the evenings?", Instant.EPOCH),
            new Turn(
                    1,
                    Speaker.USER,
                    "I work nights and I'm so tired. I'll walk after dinner on Tuesday.",
                    Instant.EPOCH)));
    private static final Utterance TEXT = new Utterance("Had oatmeal this morning", "", () -> new float[384]);

    static Stream<Arguments> faults() {
        return Stream.of(Provider.values())
                .flatMap(provider -> Stream.of(
                        Arguments.of(provider, but(ModelFault.SILENT), Fault.LATE),
                        Arguments.of(provider, but(ModelFault.STALLED), Fault.LATE),
                        Arguments.of(provider, but(ModelFault.CUT), Fault.CUT),
                        Arguments.of(provider, but(ModelFault.GARBAGE), Fault.GARBAGE),
                        Arguments.of(provider, but(ModelFault.EMPTY), Fault.EMPTY),
                        Arguments.of(provider, but(ModelFault.TOO_MANY_REQUESTS), Fault.TOO_MANY_REQUESTS),
                        Arguments.of(provider, but(ModelFault.SERVER_ERROR), Fault.SERVER_ERROR),
                        Arguments.of(provider, but(ModelFault.UNAUTHORIZED), Fault.REJECTED),
                        Arguments.of(provider, ModelAnswer.of("I can't help with that."), Fault.INVALID),
                        Arguments.of(provider, ModelAnswer.of("{\"summary\": 1"), Fault.INVALID),
                        Arguments.of(provider, ModelAnswer.of("[]"), Fault.INVALID),
                        Arguments.of(provider, ModelAnswer.of("{}"), Fault.INVALID)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void itIsReadLocally(Provider provider, ModelAnswer answer, Fault fault) {
        var calls = new Calls();
        var limit = fault == Fault.LATE ? Duration.ofMillis(800) : Wire.PATIENT;
        WIRE.network().answer(answer);
        try (var connection = WIRE.connection(provider)) {
            var conversations = new ModelConversationReader(
                    Wire.reading(ModelTask.READING, connection, calls, new Answers(), limit),
                    LocalReaders.CONVERSATIONS,
                    LocalReaders.CRISIS);
            var memories = new ModelMemoryExtractor(
                    Wire.reading(ModelTask.MEMORIES, connection, calls, new Answers(), limit),
                    LocalReaders.MEMORIES,
                    LocalReaders.CRISIS);
            var messages = new ModelMessageReader(
                    Wire.reading(ModelTask.TEXTS, connection, calls, new Answers(), limit), LocalReaders.MESSAGES);

            assertThat(conversations.read(TALK)).isEqualTo(LocalReaders.CONVERSATIONS.read(TALK));
            assertThat(memories.extract(TALK)).isEqualTo(LocalReaders.MEMORIES.extract(TALK));
            assertThat(messages.read(TEXT, CrisisReading.NONE))
                    .isEqualTo(LocalReaders.MESSAGES.read(TEXT, CrisisReading.NONE));

            assertThat(calls.entered())
                    .hasSize(3)
                    .allSatisfy(call -> assertThat(call.fault()).isEqualTo(fault));
        }
    }

    private static ModelAnswer but(ModelFault fault) {
        return ModelAnswer.of("{\"memories\": []}").but(fault);
    }

    @AfterAll
    static void close() {
        WIRE.close();
    }
}
