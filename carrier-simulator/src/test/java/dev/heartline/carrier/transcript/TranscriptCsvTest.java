package dev.heartline.carrier.transcript;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.carrier.network.Line;
import dev.heartline.telephony.number.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class TranscriptCsvTest {
    private static final String HEADER = "transcript_id,topic,interlocutor,timestamp,utterance_text\n";
    private static final PhoneNumber CALLER = PhoneNumber.of("+12025550143");

    @Test
    void readsTranscriptsInTheOrderOfTheFile() throws Exception {
        var transcripts = read(HEADER + """
                7,smoking,therapist,00:00:01,"Hello, you."
                7,smoking,client,00:00:05,Hi.
                3,weight,client,01:02:03,"Two
                lines"
                7,smoking,therapist,00:00:09,Bye.
                """);

        assertThat(transcripts).extracting(Transcript::id).containsExactly("7", "3");
        assertThat(transcripts.getFirst().topic()).isEqualTo("smoking");
        assertThat(transcripts.getFirst().utterances())
                .containsExactly(
                        new Utterance(Speaker.COACH, Duration.ofSeconds(1), "Hello, you."),
                        new Utterance(Speaker.CALLER, Duration.ofSeconds(5), "Hi."),
                        new Utterance(Speaker.COACH, Duration.ofSeconds(9), "Bye."));
        assertThat(transcripts.getLast().utterances().getFirst().at()).isEqualTo(Duration.ofSeconds(3723));
    }

    @Test
    void needsOnlyTheNeededColumnsInAnyOrder() throws Exception {
        var transcripts = read("utterance_text,timestamp,interlocutor,transcript_id\nHi.,02:05,client,1\n");

        assertThat(transcripts.getFirst().topic()).isEmpty();
        assertThat(transcripts.getFirst().utterances().getFirst().at()).isEqualTo(Duration.ofSeconds(125));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,t,client,00:00:01,ok\\n1,t,robot,00:00:02,hi | 3 | interlocutor | neither therapist nor client",
                "1,t,client,soon,hi | 2 | timestamp | 'soon'",
                "1,t,client,00:00:01, | 2 | utterance_text | empty",
                ",t,client,00:00:01,hi | 2 | transcript_id | empty",
                "1,t,client | 2 | utterance_text | ends before it",
                "1,t,client,00:00:01,\"two\\nlines\"\\n1,t,client,x,hi | 4 | timestamp | 'x'",
            })
    void namesLineAndColumnOfAFault(String csv, long line, String column, String why) {
        var problem = catchThrowableOfType(TranscriptProblem.class, () -> read(HEADER + csv.replace("\\n", "\n")));

        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem).hasMessageContaining("test.csv, line " + line).hasMessageContaining(why);
    }

    @Test
    void namesAColumnThatIsMissing() {
        var problem = catchThrowableOfType(TranscriptProblem.class, () -> read("transcript_id,timestamp\n1,00:01\n"));

        assertThat(problem.column()).isEqualTo("interlocutor");
        assertThat(problem.line()).isEqualTo(1);
    }

    @Test
    void theCallersLinesKeepTheirPauses() throws Exception {
        var transcript = read(HEADER + """
                        1,t,therapist,00:00:01,Hello.
                        1,t,client,00:00:05,One.
                        1,t,client,00:00:04,Two.
                        """).getFirst();

        var script = transcript.script(0.5);

        assertThat(script.timeScale()).isEqualTo(0.5);
        assertThat(script.lines()).containsExactly(Line.of("One.").after(Duration.ofSeconds(4)), Line.of("Two."));
    }

    @Test
    void theSameConversationOfTheSameCallerIsTheSameCall() throws Exception {
        var original = read(HEADER + "1,t,client,00:00:05,One.\n").getFirst();
        var again = read(HEADER + "1,t,client,00:00:05,One.\n").getFirst();
        var other = read(HEADER + "1,t,client,00:00:05,Two.\n").getFirst();

        assertThat(original.callSid(CALLER)).matches("CA[0-9a-f]{32}").isEqualTo(again.callSid(CALLER));
        assertThat(original.callSid(CALLER)).isNotEqualTo(other.callSid(CALLER));
        assertThat(original.callSid(CALLER)).isNotEqualTo(original.callSid(PhoneNumber.of("+12025550144")));
    }

    @Test
    void readsTheWholeOfAnnoMIWhereItIsAtHand() throws Exception {
        var file = annoMI();
        assumeTrue(file.isPresent(), "annomi/dev.csv is not at hand (set heartline.shared or HEARTLINE_SHARED)");

        var transcripts = TranscriptCsv.read(file.get());

        assertThat(transcripts).hasSize(36);
        assertThat(transcripts.stream()
                        .mapToInt(transcript -> transcript.utterances().size())
                        .sum())
                .isEqualTo(2142);
        assertThat(transcripts).allSatisfy(transcript -> {
            assertThat(transcript.topic()).isNotEmpty();
            assertThat(transcript.saidBy(Speaker.CALLER)).isNotEmpty();
        });
        assertThat(transcripts.stream()
                        .map(transcript -> transcript.callSid(CALLER))
                        .distinct())
                .hasSize(36);
    }

    private static Optional<Path> annoMI() {
        var shared = Optional.ofNullable(System.getProperty("heartline.shared"))
                .or(() -> Optional.ofNullable(System.getenv("HEARTLINE_SHARED")))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared"));
        return Optional.of(shared.resolve("data/annomi/dev.csv")).filter(Files::isReadable);
    }

    private static List<Transcript> read(String csv) throws Exception {
        return TranscriptCsv.read("test.csv", new StringReader(csv));
    }
}
