package dev.heartline.ai.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.apache.commons.csv.CSVFormat;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.ai.coach.CoachContext.Person;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.crisis.CrisisStep;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CrisisKind;

import static org.assertj.core.api.Assertions.assertThat;

/** The callers of the demo and the local coach, whole calls: what must hold for each, whatever wording is chosen. */
class CallersTest {

    private static final Logger LOG = Logger.getLogger(CallersTest.class);
    private static final Path SCRIPTS = Path.of("../carrier-simulator/src/main/resources/conversations");

    static List<String> calls() {
        return List.of("evening-snacking", "evening-snacking-follow-up", "quitting-smoking", "in-distress");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noParagraphComesTwiceInARowAndNoQuestionTwice(String call) throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            var dialogue = dialogue(call, seed);
            if (seed == 0) LOG.infof("%s%n%s", call, dialogue);
            var words = dialogue.words();

            assertThat(words).doesNotHaveDuplicates();
            assertThat(dialogue.questions()).as(dialogue.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aGoodbyeEndsACallUnlessThereIsDanger() throws IOException {
        for (var call : calls()) {
            var replies = dialogue(call, 1).replies();

            assertThat(replies.subList(0, replies.size() - 1)).noneMatch(CoachReply::endsCall);
            assertThat(replies.getLast().endsCall()).isEqualTo(!call.equals("in-distress"));
        }
    }

    @Test
    void somebodyInDistressIsAnsweredStepByStep() throws IOException {
        var dialogue = dialogue("in-distress", 1);

        var steps = List.of(
                CrisisStep.FIRST,
                CrisisStep.MEANS,
                CrisisStep.SOMEBODY,
                CrisisStep.UNDER_WAY,
                CrisisStep.GOODBYE_WITH_HELP);
        assertThat(dialogue.words().get(1)).contains("ending your life?");
        for (int i = 0; i < steps.size(); i++) {
            var fixed = new CrisisResponses().wordings(CrisisKind.SELF_HARM, steps.get(i), Locale.US);
            assertThat(fixed).as(dialogue.toString()).anyMatch(dialogue.words().get(i + 2)::startsWith);
        }
    }

    @Test
    void whatSomebodyWantsIsHeardAndNoFactIsTurnedIntoAProblem() throws IOException {
        assertThat(dialogue("quitting-smoking", 1).toString())
                .doesNotContain("So it does something for you. What are the not so good things")
                .doesNotContain("you drank coffee");
        assertThat(dialogue("evening-snacking-follow-up", 1).toString())
                .containsIgnoringCase("you didn't open the freezer once")
                .doesNotContain("if that changed");
        assertThat(dialogue("evening-snacking", 1).toString()).doesNotContain("you were out of the house");
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
