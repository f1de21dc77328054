package dev.heartline.call.completion;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.reading.ConversationReading.Intervention;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class CallScoresTest {

    /** C: the coach, U: the user, I: the coach, spoken into. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CUCUCU, 0, 10.0",
                "CUIUCU, 0,  8.0",
                "IUIUIU, 0,  4.0",
                "CUCUCU, 1,  8.5",
                "CUCUCU, 9,  1.0",
                "CCCU,   0,  8.0",
                "CUC,    0, 10.0",
                "CC,     0,    -",
                "'',     0,    -",
            })
    void howWellTheTwoCouldTalk(String turns, int resumes, String quality) {
        var said = new ArrayList<CallTurn>();
        for (var who : turns.toCharArray()) {
            var turn = turn(said.size(), who == 'U' ? Speaker.USER : Speaker.COACH, "some words");
            said.add(who == 'I' ? turn.heardOnly("some") : turn);
        }

        var scores = CallScores.of(said, List.of(), resumes, false);

        assertThat(scores.quality()).isEqualTo(quality == null ? null : new BigDecimal(quality));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // words of the coach in 100, questions, reflections, interventions without effect of those known:
                // rating
                "50, 0, 0, 0/0, 10",
                "51, 0, 0, 0/0,  9",
                "60, 0, 0, 0/0,  9",
                "61, 0, 0, 0/0,  8",
                "95, 0, 0, 0/0,  6",
                "50, 2, 2, 0/0, 10",
                "50, 3, 2, 0/0,  9",
                "50, 5, 2, 0/0,  8",
                "50, 0, 0, 1/2,  8",
                "50, 0, 0, 4/4,  7",
                "95, 5, 0, 4/4,  1",
            })
    void howWellTheCoachCoached(int words, int questions, int reflections, String effects, int rating) {
        var said = conversation(words, questions);
        var counts =
                Arrays.stream(effects.split("/")).mapToInt(Integer::parseInt).toArray();
        var interventions = new ArrayList<Intervention>();
        for (int i = 0; i < reflections; i++) {
            interventions.add(new Intervention(InterventionType.REFLECTION, 0, null, null));
        }
        for (int i = 0; i < counts[1]; i++) {
            interventions.add(new Intervention(InterventionType.REFRAME, 0, null, i >= counts[0]));
        }

        assertThat(CallScores.of(said, interventions, 0, false).performance()).isEqualTo(rating);
        assertThat(CallScores.of(said, interventions, 0, true).performance())
                .as("where danger was heard")
                .isNull();
        assertThat(CallScores.of(said.subList(0, 4), interventions, 0, false).performance())
                .as("where the user spoke twice")
                .isNull();
    }

    /** A hundred words: the coach's in its first turn, the user's in three. */
    private static List<CallTurn> conversation(int coach, int questions) {
        return List.of(
                turn(0, Speaker.COACH, "word ".repeat(coach).strip() + "?".repeat(questions)),
                turn(1, Speaker.USER, "one"),
                turn(2, Speaker.COACH, ""),
                turn(3, Speaker.USER, "two"),
                turn(4, Speaker.COACH, ""),
                turn(5, Speaker.USER, "word ".repeat(100 - coach - 2)));
    }

    private static CallTurn turn(int seq, Speaker speaker, String text) {
        return CallTurn.of(seq, speaker, text, Instant.EPOCH);
    }
}
