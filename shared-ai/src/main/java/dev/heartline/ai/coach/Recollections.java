package dev.heartline.ai.coach;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.ai.coach.CoachContext.Remembered;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.text.Person;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.MemoryType;

/** What is kept of the user from before, as it can be said to them. A dark hour is nothing to bring up. */
final class Recollections {

    private static final int MOST = 2;

    private static final Pattern OWN_WORDS = Pattern.compile("^They said: \"(.+)\"$");
    private static final Pattern TALKED_ABOUT = Pattern.compile("\\bTalked about ([\\w ,'-]{3,80})\\.");
    private static final Pattern HELPS = Pattern.compile("(?i)\\b(?:helps?|calms|relaxes|works for)\\b");

    private static final Notes.Kind<Set<String>> CONTENT = new Notes.Kind<>();

    private final CrisisDetector crisis;

    Recollections(CrisisDetector crisis) {
        this.crisis = crisis;
    }

    /**
     * @param words either the user's own, or a clause with "you"
     * @param isQuote they are the user's own
     */
    record Recollection(MemoryType type, String words, boolean isQuote) {

        String clause() {
            return isQuote ? "\"" + words + "\"" : words;
        }
    }

    /** Strongest first. */
    Stream<Recollection> of(CoachContext context) {
        return context.known().stream()
                .flatMap(person -> person.memories().stream())
                .filter(memory -> isSpeakable(memory.description()))
                .flatMap(memory -> spoken(memory).stream());
    }

    /** What was kept of what does them good. */
    Optional<Recollection> whatHelps(CoachContext context) {
        return of(context)
                .filter(memory -> memory.type() == MemoryType.INSIGHT || memory.type() == MemoryType.PREFERENCE)
                .filter(memory ->
                        !memory.isQuote() && HELPS.matcher(memory.words()).find())
                .findFirst();
    }

    /** One that neither side has spoken of in this call. */
    Optional<Recollection> unmentioned(CoachContext context, Conversation soFar) {
        return of(context)
                .filter(memory -> memory.type() != MemoryType.PREFERENCE)
                .filter(memory ->
                        soFar.turns().stream().noneMatch(turn -> mentions(turn, memory.words(), soFar.notes())))
                .findFirst();
    }

    /** What they said they would do, as it was said. */
    Stream<String> commitments(CoachContext context) {
        return context.known().stream()
                .flatMap(person -> person.openCommitments().stream())
                .filter(this::isSpeakable);
    }

    /** What the last talk was about and came to; empty where nothing is kept of it. */
    Optional<String> lastTalk(CoachContext context) {
        var topics = context.known()
                .map(CoachContext.Person::lastSummary)
                .filter(this::isSpeakable)
                .map(TALKED_ABOUT::matcher)
                .filter(Matcher::find)
                .map(talked -> "we talked about " + talked.group(1));
        var deed = commitments(context)
                .flatMap(commitment -> Deed.told(commitment).stream())
                .findFirst()
                .map(told -> "you said " + told);
        var parts = Stream.of(topics, deed).flatMap(Optional::stream).toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", parts));
    }

    /** The most important of what is kept, in one clause. */
    Optional<String> known(CoachContext context) {
        var clauses = of(context)
                .map(memory -> memory.isQuote() ? "you said " + memory.clause() : memory.words())
                .limit(MOST)
                .collect(Collectors.toList());
        if (clauses.isEmpty())
            commitments(context)
                    .flatMap(commitment -> Deed.told(commitment).stream())
                    .limit(1)
                    .map(told -> "you said " + told)
                    .forEach(clauses::add);
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", clauses));
    }

    /** When they like to be called; empty where they never said. */
    Optional<String> contactTime(CoachContext context) {
        return preference(context, "contact_time");
    }

    Optional<String> preference(CoachContext context, String key) {
        return context.known().stream()
                .flatMap(person -> person.preferences().stream())
                .filter(preference -> preference.key().equals(key))
                .map(CoachContext.Preference::value)
                .findFirst();
    }

    private Optional<Recollection> spoken(Remembered memory) {
        var quote = OWN_WORDS.matcher(memory.description());
        if (quote.matches()) return Optional.of(new Recollection(memory.type(), quote.group(1), true));
        return Person.secondFromThird(memory.description())
                .map(words -> new Recollection(memory.type(), words.replaceFirst("[.!]+$", ""), false));
    }

    private boolean isSpeakable(String text) {
        return !crisis.isCrisis(text);
    }

    /** Whether a turn speaks of all that the words name. */
    static boolean mentions(Turn turn, String words, Notes notes) {
        var content = Words.contentOf(words);
        return !content.isEmpty()
                && notes.of(turn, CONTENT, one -> new HashSet<>(Words.contentOf(one.text())))
                        .containsAll(content);
    }

    /** As a list that can be spoken. */
    static String listed(List<String> items) {
        if (items.size() <= 1) return String.join("", items);
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
