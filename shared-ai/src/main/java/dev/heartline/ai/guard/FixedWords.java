package dev.heartline.ai.guard;

import java.util.List;
import java.util.Map;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.lexicon.Lexicon;

/** What the guarded coach says by itself. Immutable, safe for concurrent use. */
final class FixedWords {

    private final Map<String, List<String>> byOccasion = Lexicon.sections("/dev/heartline/ai/guard/words.txt");

    /** The wording that was not said yet, or its turn has come. */
    String on(String occasion, Conversation soFar) {
        var wordings = byOccasion.get(occasion);
        long said = soFar.coachTurns().stream()
                .filter(turn -> are(occasion, turn.text()))
                .count();
        return wordings.get((int) (said % wordings.size()));
    }

    /** Nothing but their beginning was said: whoever spoke into it has not heard what they were to say. */
    boolean areBarelyBegun(String text) {
        var begun = without("one.moment", text);
        return begun.isEmpty()
                || byOccasion.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(wording ->
                                begun.length() < Spoken.openingOf(wording).length() && wording.startsWith(begun));
    }

    private String without(String occasion, String text) {
        return byOccasion.get(occasion).stream()
                .filter(text::startsWith)
                .findFirst()
                .map(said -> text.substring(said.length()).strip())
                .orElse(text);
    }

    boolean are(String occasion, String text) {
        return byOccasion.get(occasion).stream().anyMatch(wording -> text.contains(Spoken.openingOf(wording)));
    }
}
