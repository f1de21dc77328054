package dev.heartline.carrier.conversation;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.carrier.transcript.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class ConversationsTest {
    @ParameterizedTest
    @MethodSource("dev.heartline.carrier.conversation.Conversations#all")
    void isTwoSidedAndRunsForward(Conversation conversation) {
        var transcript = conversation.transcript();

        assertThat(transcript.id()).isEqualTo(conversation.id());
        assertThat(transcript.utterances()).hasSizeBetween(8, 24);
        assertThat(transcript.saidBy(Speaker.COACH)).hasSizeGreaterThan(3);
        assertThat(transcript.saidBy(Speaker.CALLER)).hasSizeGreaterThan(3);
        assertThat(transcript.utterances().stream()
                        .map(utterance -> utterance.at())
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(at -> at.compareTo(Duration.ofMinutes(10)) < 0);
        assertThat(conversation.persona().phone().e164()).matches("\\+1\\d{3}55501\\d{2}");
    }

    @Test
    void aReplayIsTheSameCall() {
        var conversation = Conversations.all().getFirst();

        assertThat(conversation.call(0).callSid())
                .isEqualTo(conversation.call(1).callSid());
        assertThat(Conversations.all().stream()
                        .map(each -> each.call(0).callSid())
                        .distinct())
                .hasSameSizeAs(Conversations.all());
    }
}
