package dev.heartline.ai.guard;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.text.Words;

/** What may be said of the user: what the context holds, and what they said themselves on this call. */
final class Known {

    private static final Notes.Kind<Set<String>> SAID = new Notes.Kind<>();

    /** Characters of a word by which its forms are told: walk, walked, walking. */
    private static final int STEM = 4;

    private final CoachContext context;
    private final Conversation soFar;
    private Set<String> remembered;

    Known(CoachContext context, Conversation soFar) {
        this.context = context;
        this.soFar = soFar;
    }

    /** Whether each word is known, in whatever form. */
    synchronized boolean holds(String words) {
        return stems(words).stream().allMatch(this::isKnown);
    }

    private boolean isKnown(String stem) {
        if (remembered == null) remembered = stems(String.join(" ", all(context).toList()));
        return remembered.contains(stem)
                || soFar.userTurns().stream()
                        .anyMatch(turn -> soFar.notes()
                                .of(turn, SAID, said -> stems(said.text()))
                                .contains(stem));
    }

    private static Stream<String> all(CoachContext context) {
        return Stream.concat(
                context.talkingPoints().stream(),
                context.known().stream()
                        .flatMap(person -> Stream.of(
                                        person.memories().stream().map(CoachContext.Remembered::description),
                                        person.openCommitments().stream(),
                                        person.preferences().stream()
                                                .map(preference -> preference.key() + " " + preference.value()),
                                        Stream.ofNullable(person.lastSummary()),
                                        Stream.ofNullable(person.firstName()))
                                .flatMap(texts -> texts)));
    }

    private static Set<String> stems(String text) {
        return Words.of(text).stream()
                .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("'s$", ""))
                .filter(word -> word.length() > 1 || Character.isDigit(word.charAt(0)))
                .map(word -> word.substring(0, Math.min(STEM, word.length())))
                .collect(Collectors.toSet());
    }
}
