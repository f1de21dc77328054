package dev.heartline.ai.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.reading.ConversationReading.Commitment;
import dev.heartline.ai.reading.ConversationReading.Intervention;
import dev.heartline.ai.secret.SecretMask;
import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.events.vocabulary.InterventionType;
import dev.heartline.events.vocabulary.MemoryType;

/** Writes a summary of what was found in the text, and of nothing else. */
final class SummaryWriter {

    private static final int MOST_OF_A_KIND = 2;
    private static final int MOST_COMMITMENTS = 3;
    private static final double SURE = 0.5;
    private static final int WORTH_QUOTING = 4;
    private static final int LONGEST_QUOTE = 22;
    private static final Pattern UNSURE = Pattern.compile(
            "(?i)\\b(?:don't know|not sure|i mean|i can't say|which|and|so|or|the|to)\\.$|\\bi don't know\\b");

    private SummaryWriter() {}

    /**
     * @param crisis what was heard of danger, empty where nothing was: it goes first, and nothing is quoted then
     */
    static Optional<String> write(
            Optional<CrisisKind> crisis,
            List<Intervention> interventions,
            List<Topic> topics,
            List<MemoryCandidate> memories,
            List<Commitment> commitments,
            StrongestEmotion emotion,
            List<Statement> statements) {
        var sentences = new ArrayList<String>();
        crisis.map(SummaryWriter::danger).ifPresent(sentences::add);
        if (crisis.isPresent() && interventions.stream().anyMatch(i -> i.type() == InterventionType.CRISIS_RESOURCES))
            sentences.add("The coach named where to get help.");
        if (!topics.isEmpty())
            sentences.add("Talked about "
                    + listed(topics.stream().map(SummaryWriter::name).toList()) + ".");
        add(sentences, "Progress", memories, MemoryType.VICTORY);
        add(sentences, "Challenges", memories, MemoryType.STRUGGLE);
        add(sentences, "Insights", memories, MemoryType.INSIGHT);
        if (crisis.isEmpty() && memories.stream().noneMatch(SummaryWriter::isMain))
            quote(statements).ifPresent(sentences::add);
        if (!commitments.isEmpty())
            sentences.add("Committed: "
                    + String.join(
                            "; ",
                            commitments.stream()
                                    .map(Commitment::text)
                                    .limit(MOST_COMMITMENTS)
                                    .toList())
                    + ".");
        if (sentences.isEmpty()) return Optional.empty();
        if (emotion != null && emotion.confidence() >= SURE)
            sentences.add("Sounded " + emotion.emotion().wireName() + ".");
        return Optional.of(String.join(" ", sentences));
    }

    private static String danger(CrisisKind kind) {
        return switch (kind) {
            case MEDICAL, SELF_HARM -> "Was in a crisis; danger to life was heard.";
            case HARM_TO_OTHERS -> "Was in a crisis; danger to others was heard.";
            case CHILD_IN_DANGER -> "Was in a crisis; danger to a child was heard.";
            case THREATENED -> "Was in a crisis; danger from somebody else was heard.";
        };
    }

    private static boolean isMain(MemoryCandidate memory) {
        return switch (memory.type()) {
            case VICTORY, STRUGGLE, INSIGHT -> true;
            case PREFERENCE, RELATIONSHIP, CONTEXT -> false;
        };
    }

    private static void add(List<String> sentences, String label, List<MemoryCandidate> memories, MemoryType type) {
        var descriptions = memories.stream()
                .filter(memory -> memory.type() == type)
                .sorted(Comparator.comparingDouble(MemoryCandidate::confidence).reversed())
                .limit(MOST_OF_A_KIND)
                .map(memory -> lowerFirst(memory.description().replace(MemoryCandidate.QUOTED, "")))
                .toList();
        if (!descriptions.isEmpty()) sentences.add(label + ": " + String.join("; ", descriptions) + ".");
    }

    /** The user's statement that says most, in their own words. */
    private static Optional<String> quote(List<Statement> statements) {
        return statements.stream()
                .map(Statement::text)
                .map(SpokenText::withoutOpener)
                .filter(text -> !SecretMask.leftMarkIn(text))
                .filter(text -> text.endsWith(".") && Words.count(text) <= LONGEST_QUOTE)
                .filter(text -> !text.startsWith("If ") && !UNSURE.matcher(text).find())
                .map(Person::capitalise)
                .max(Comparator.comparingInt(
                        (String text) -> Words.contentOf(text).size()))
                .filter(text -> Words.contentOf(text).size() >= WORTH_QUOTING)
                .map(text -> "In their words: \"" + text + "\"");
    }

    private static String name(Topic topic) {
        return topic.wireName().replace('_', ' ');
    }

    private static String listed(List<String> items) {
        if (items.size() == 1) return items.getFirst();
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
