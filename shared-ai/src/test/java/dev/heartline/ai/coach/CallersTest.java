package dev.heartline.ai.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.events.vocabulary.CallDirection;

import static org.assertj.core.api.Assertions.assertThat;

/** The callers of the demo and the local coach, whole calls: what must hold for each, whatever wording is chosen. */
class CallersTest {

    private static final Path SCRIPTS = Path.of("../carrier-simulator/src/main/resources/conversations");

    static List<String> calls() {
        return List.of("evening-snacking", "evening-snacking-follow-up", "quitting-smoking", "in-distress");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noParagraphComesTwiceInARowAndNoQuestionTwice(String call) throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            var dialogue = dialogue(call, seed);
            if (seed == 0) System.out.println("== " + call + "\n" + dialogue);
            var words = dialogue.words();

            assertThat(words).doesNotHaveDuplicates();
            assertThat(dialogue.questions()).as(dialogue.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void print() throws IOException {
        for (int seed = 1; seed < 4; seed++)
            for (var call : calls()) System.out.println("== " + call + "\n" + dialogue(call, seed));
    }

    private static Dialogue dialogue(String call, int seed) throws IOException {
        var name = call.startsWith("evening") ? "Maya" : call.startsWith("quit") ? "Jonas" : "Elena";
        var commitments = call.equals("evening-snacking-follow-up")
                ? List.of("I'll walk twenty minutes after dinner on Tuesday and Thursday")
                : List.<String>of();
        var context = new CoachContext(
                new UUID(seed, 31 * seed + 7),
                CallDirection.INBOUND,
                null,
                List.of(),
                Locale.US,
                null,
                new Person(name, List.of(), List.of(), commitments, null, null, false));
        return Dialogue.of(context, lines(call));
    }

    private static List<String> lines(String call) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(SCRIPTS.resolve(call + ".csv"));
                var rows = format.parse(reader)) {
            return rows.stream()
                    .filter(row -> row.get("interlocutor").equals("client"))
                    .map(row -> row.get("utterance_text"))
                    .toList();
        }
    }
}
