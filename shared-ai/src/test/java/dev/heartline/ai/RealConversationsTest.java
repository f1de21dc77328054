package dev.heartline.ai;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What must hold for any conversation, on real ones: motivational-interviewing sessions in AnnoMI's format, looked for as
 * {@code data/annomi/dev.csv} under the folder that {@code HEARTLINE_SHARED} names, or beside the project. Skipped where there
 * is none.
 */
class RealConversationsTest {

    private static final int MOST_MEMORIES = 12;

    private static Map<String, Conversation> conversations;

    @BeforeAll
    static void readTheSessions() throws IOException {
        var file = sessions();
        if (file == null) return;
        var turns = new LinkedHashMap<String, List<Turn>>();
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(file);
                var rows = format.parse(reader)) {
            for (var row : rows)
                turns.computeIfAbsent(row.get("transcript_id"), id -> new ArrayList<>())
                        .add(new Turn(
                                Integer.parseInt(row.get("utterance_id")),
                                row.get("interlocutor").equals("client") ? Speaker.USER : Speaker.COACH,
                                row.get("utterance_text"),
                                null));
        }
        conversations = turns.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Conversation(entry.getValue())));
    }

    /** Before each, so that every test shows as skipped. */
    @BeforeEach
    void thereAreSessions() {
        assumeTrue(conversations != null, "no data/annomi/dev.csv found: set HEARTLINE_SHARED");
    }

    @Test
    void memoriesComeFromTheUserAlone() {
        conversations.values().forEach(conversation -> {
            var userTurns = conversation.userTurns().stream().map(Turn::seq).toList();

            for (var memory : LocalEngines.MEMORIES.extract(conversation).memories()) {
                assertThat(memory.sourceTurns()).isNotEmpty().isSubsetOf(userTurns);
                assertThat(memory.confidence()).isBetween(0.0, 1.0);
                assertThat(memory.description()).isNotBlank();
                if (!memory.description().startsWith(MemoryCandidate.QUOTED))
                    assertThat(memory.description()).doesNotContainPattern("(?i)\\b(?:i|i'm|me|my|you|your)\\b");
                if (memory.emotionalValence() != null)
                    assertThat(memory.emotionalValence()).isBetween(-1.0, 1.0);
            }
        });
    }

    @Test
    void aMemoryAddsNoWordsToWhatWasSaid() {
        conversations.values().forEach(conversation -> {
            for (var memory : LocalEngines.MEMORIES.extract(conversation).memories()) {
                var said = Words.of(said(conversation, memory.sourceTurns())).stream()
                        .map(RealConversationsTest::stem)
                        .toList();
                var content = Words.contentOf(memory.description().replace(MemoryCandidate.QUOTED, "")).stream()
                        .filter(word -> !word.matches(
                                "goes|they.*|their|theirs|them|themselves|finds|because|does.*|has.*|wants"))
                        .map(RealConversationsTest::stem)
                        .toList();

                assertThat(said).as(memory.description()).containsAll(content);
            }
        });
    }

    @Test
    void afewMemoriesArePickedNotMany() {
        assertThat(conversations.values().stream()
                        .map(conversation -> LocalEngines.MEMORIES
                                .extract(conversation)
                                .memories()
                                .size()))
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(MOST_MEMORIES));
        assertThat(conversations.values().stream()
                        .filter(conversation -> !LocalEngines.MEMORIES
                                .extract(conversation)
                                .memories()
                                .isEmpty()))
                .as("conversations with something to remember")
                .hasSizeGreaterThan(conversations.size() / 2);
    }

    @Test
    void everyCommitmentIsTheUsersOwn() {
        conversations.values().forEach(conversation -> {
            for (var commitment : LocalEngines.READER.read(conversation).commitments()) {
                var said = Words.of(said(conversation, List.of(commitment.seq()))).stream()
                        .map(RealConversationsTest::stem)
                        .toList();

                assertThat(said)
                        .as(commitment.text())
                        .containsAll(Words.contentOf(commitment.text()).stream()
                                .map(RealConversationsTest::stem)
                                .toList());
            }
        });
    }

    @Test
    void confidencesAreInRangeAndInterventionsTheCoachs() {
        conversations.values().forEach(conversation -> {
            var reading = LocalEngines.READER.read(conversation);
            var coachTurns = conversation.coachTurns().stream().map(Turn::seq).toList();

            assertThat(Stream.of(reading.sentimentConfidence(), reading.emotionConfidence())
                            .filter(Objects::nonNull))
                    .allSatisfy(confidence -> assertThat(confidence).isBetween(0.0, 1.0));
            assertThat(reading.interventions())
                    .allSatisfy(intervention -> assertThat(intervention.seq()).isIn(coachTurns));
            assertThat(reading.keyTopics()).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
        });
    }

    @Test
    void readingTwiceGivesTheSame() {
        conversations.values().forEach(conversation -> {
            assertThat(LocalEngines.READER.read(conversation)).isEqualTo(LocalEngines.READER.read(conversation));
            assertThat(LocalEngines.MEMORIES.extract(conversation))
                    .isEqualTo(LocalEngines.MEMORIES.extract(conversation));
        });
    }

    @Test
    void theCoachHasAnAnswerToEverything() {
        var context = CoachContext.unknownCaller(new UUID(3, 3), CallDirection.INBOUND, Locale.US);
        conversations.values().forEach(conversation -> {
            var talk = new ArrayList<Turn>();
            for (var turn : conversation.userTurns()) {
                talk.add(new Turn(talk.size(), Speaker.USER, turn.text(), null));
                var reply = CoachReply.await(
                        LocalEngines.COACH.reply(context, new Conversation(talk)), Duration.ofSeconds(30));

                assertThat(reply.text()).isNotBlank().doesNotContain("{", "null", " i ", "..", " .");
                talk.add(new Turn(talk.size(), Speaker.COACH, reply.text(), null));
            }
        });
    }

    @Test
    void theCoachRepeatsNoSentenceWithinTenReplies() {
        replies().forEach((session, replies) -> {
            var lately = new ArrayList<List<String>>();
            for (var reply : replies) {
                var sentences = Sentences.of(reply).stream()
                        .filter(sentence -> Words.count(sentence) > 1)
                        .toList();

                assertThat(lately.stream()
                                .skip(Math.max(0, lately.size() - 9))
                                .flatMap(List::stream)
                                .filter(sentences::contains))
                        .as("session " + session)
                        .isEmpty();
                lately.add(sentences);
            }
        });
    }

    @Test
    void theCoachHasMoreThanAFewSentences() {
        var times = replies().values().stream()
                .flatMap(List::stream)
                .flatMap(reply -> Sentences.of(reply).stream())
                .collect(Collectors.groupingBy(sentence -> sentence, Collectors.counting()));
        var all = times.values().stream().mapToLong(Long::longValue).sum();
        var commonest = times.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(12)
                .mapToLong(Long::longValue)
                .sum();

        assertThat((double) commonest / all).as("share of the twelve commonest").isLessThan(0.25);
    }

    @Test
    void theCoachGivesNoTornWordsBackAndIsBrief() {
        assertThat(replies().values().stream().flatMap(List::stream)).allSatisfy(reply -> {
            assertThat(reply)
                    .doesNotContainPattern("(?i)--|\\b\\w+- |\\b(\\w+)-\\1\\b|\\b(?:um|uh)\\b(?!-)|, you know\\b|\\[");
            assertThat(Words.count(reply)).isLessThanOrEqualTo(60);
        });
    }

    @Test
    void theCoachSumsUpOnceAtMost() {
        assertThat(replies().values())
                .allSatisfy(replies -> assertThat(replies.stream()
                                .filter(reply -> reply.startsWith("Let me s"))
                                .count())
                        .isLessThanOrEqualTo(1));
    }

    /** What the local coach says where it is answered by the users of the sessions; what the guard has its own words for is not its. */
    private static Map<String, List<String>> replies() {
        var context = CoachContext.unknownCaller(new UUID(3, 3), CallDirection.INBOUND, Locale.US);
        var said = new LinkedHashMap<String, List<String>>();
        conversations.forEach((session, conversation) -> {
            var talk = new ArrayList<Turn>();
            var notes = new Notes();
            var replies = new ArrayList<String>();
            for (var turn : conversation.userTurns()) {
                talk.add(new Turn(talk.size(), Speaker.USER, turn.text(), null));
                var reply = CoachReply.await(
                        LocalEngines.LOCAL_COACH.reply(context, new Conversation(talk, notes)), Duration.ofSeconds(30));
                talk.add(new Turn(talk.size(), Speaker.COACH, reply.text(), null));
                replies.add(reply.text());
            }
            said.put(session, replies);
        });
        return said;
    }

    @Test
    void everyTurnReadsAsAMessage() {
        conversations
                .values()
                .forEach(conversation -> conversation.turns().forEach(turn -> {
                    var reading = LocalEngines.MESSAGES.read(
                            new Utterance(turn.text(), "", () -> LocalEngines.EMBEDDER.embed(turn.text())),
                            CrisisReading.NONE);

                    assertThat(reading.intentConfidence()).isBetween(0.0, 1.0);
                }));
    }

    private static String said(Conversation conversation, List<Integer> seqs) {
        return conversation.turns().stream()
                .filter(turn -> seqs.contains(turn.seq()))
                .map(Turn::text)
                .map(text -> text.replace("-", " - "))
                .collect(Collectors.joining(" "))
                .concat(" ")
                .concat(conversation.turns().stream()
                        .filter(turn -> seqs.contains(turn.seq()))
                        .map(Turn::text)
                        .collect(Collectors.joining(" ")));
    }

    private static String stem(String word) {
        var plain = word.replace("'", "");
        return plain.substring(0, Math.min(4, plain.length()));
    }

    private static Path sessions() {
        var named = System.getProperty("HEARTLINE_SHARED", System.getenv("HEARTLINE_SHARED"));
        return Stream.of(named, "../../shared")
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder, "data", "annomi", "dev.csv"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
