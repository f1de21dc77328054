package dev.heartline.memory.episode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;
import dev.heartline.events.vocabulary.Speaker;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.memory.exchange.Known;
import dev.heartline.memory.exchange.Mention;

import static org.assertj.core.api.Assertions.assertThat;

class MentionTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hates cooking on Mondays | Last time you said you hate cooking on Mondays. Is it still so?",
                "Stayed sober on 24 Nov 2026 | You stayed sober a few days ago, and that is a lot.",
                "Quit smoking over a year ago (as of 25 Nov 2026) | You quit smoking over a year before 25 November. Well done.",
                "Sees the heart surgeon on 5 Mar 2027 | You see the heart surgeon on 5 March, right?",
                "They said: \"The nights are the worst\" | You told me: \"The nights are the worst\". How was this one?",
            })
    void aMemoryIsUsedWhereTheCoachSaysAllThatItNames(String memory, String coach) {
        assertThat(mentions(memory, coach, "It depends.")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hates cooking on Mondays | How do you feel about cooking?",
                "Stayed sober on 24 Nov 2026 | Are you sober?",
                "Runs | Do you run?",
            })
    void whatOnlyTouchesItIsNone(String memory, String coach) {
        assertThat(mentions(memory, coach, "Yes.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yes, I do. | true",
                "Cooking is still the last thing I want. | true",
                "No, that's not me. | false",
                "Cooking? I never said that. | false",
                "Can we talk about my boss? | false",
                "Yeah, but I don't want to talk about it. | false",
            })
    void itIsTakenUpWhereTheUserGoesAlong(String answer, boolean takenUp) {
        assertThat(mentions("Hates cooking on Mondays", "You hate cooking on Mondays, right?", answer))
                .singleElement()
                .returns(takenUp, Mention::takenUp);
    }

    @Test
    void nobodyAnsweringTakesNothingUp() {
        assertThat(mentions("Hates cooking on Mondays", "You hate cooking on Mondays, right?"))
                .singleElement()
                .returns(false, Mention::takenUp);
    }

    @Test
    void whatTheUserSaysIsNoUseByTheCoach() {
        assertThat(mentions("Hates cooking on Mondays", "Tell me.", "I hate cooking on Mondays."))
                .isEmpty();
    }

    private static List<Mention<EpisodicMemory>> mentions(String memory, String... alternately) {
        var turns = new ArrayList<Turn>();
        for (String line : alternately) {
            turns.add(new Turn(turns.size(), turns.size() % 2 == 0 ? Speaker.COACH : Speaker.USER, line, THEN));
        }
        var exchange = new Exchange(
                UUID.randomUUID(),
                SourceType.PHONE_CALL,
                Ids.next(),
                Ids.next(),
                THEN,
                THEN,
                new Conversation(turns),
                Known.NOTHING);
        return Mention.in(
                exchange,
                List.of(new EpisodicMemory(
                        Ids.next(),
                        MemoryType.STRUGGLE,
                        memory,
                        THEN,
                        THEN,
                        SourceType.PHONE_CALL,
                        UUID.randomUUID(),
                        new MemoryStrength(5, 5, THEN),
                        0,
                        0.8,
                        null,
                        List.of(),
                        null,
                        false)),
                EpisodicMemory::description);
    }
}
