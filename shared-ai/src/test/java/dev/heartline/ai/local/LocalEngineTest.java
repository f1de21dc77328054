package dev.heartline.ai.local;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.Talk;
import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.events.vocabulary.CallDirection;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class LocalEngineTest {

    @Inject
    Coach coach;

    @Inject
    ConversationReader reader;

    @Inject
    MessageReader messages;

    @Inject
    MemoryExtractor memories;

    @Inject
    Embedder embedder;

    @Inject
    CrisisDetector crisis;

    @Inject
    CrisisResponses responses;

    @Test
    void everyPartIsInjectedAndWorks() {
        var context = CoachContext.unknownCaller(new UUID(1, 1), CallDirection.INBOUND, Locale.US);

        assertThat(CoachReply.await(coach.reply(context, new Conversation(null)), Duration.ofSeconds(30))
                        .text())
                .isNotBlank();
        assertThat(reader.read(Talk.user("I walked after dinner")).engine()).isEqualTo("local-1");
        var thanks = new Utterance("thanks", "", () -> embedder.embed("thanks"));
        assertThat(messages.read(thanks, CrisisReading.NONE).requiresResponse()).isFalse();
        assertThat(memories.extract(Talk.user("I hate cooking on Mondays")).memories())
                .hasSize(1);
        assertThat(embedder.embed("walk")).hasSize(384);
        var sign = crisis.detect("I want to die").orElseThrow();
        assertThat(responses.first(sign.kind(), Locale.US)).contains("988");
    }
}
