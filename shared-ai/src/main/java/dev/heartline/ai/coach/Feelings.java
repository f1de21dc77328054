package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.events.vocabulary.Emotion;

/** What the user's latest words tell of how they feel, by the vector that the guard's ears need as well. */
public final class Feelings {

    /** From here on a reply may go by it. */
    private static final double SURE = 0.6;

    private static final Notes.Kind<List<Map.Entry<Emotion, Double>>> FELT = new Notes.Kind<>();

    private final EmotionReader emotions;
    private final Meanings meanings;

    public Feelings(EmotionReader emotions, Meanings meanings) {
        this.emotions = emotions;
        this.meanings = meanings;
    }

    /** Strongest first; empty where they don't tell, or can't be read. */
    public List<Emotion> in(Conversation soFar) {
        return heard(soFar).stream().map(Map.Entry::getKey).toList();
    }

    /** The strongest, where it's sure enough to be answered. */
    Optional<Emotion> surely(Conversation soFar) {
        return heard(soFar).stream()
                .findFirst()
                .filter(felt -> felt.getValue() >= SURE)
                .map(Map.Entry::getKey);
    }

    private List<Map.Entry<Emotion, Double>> heard(Conversation soFar) {
        return soFar.lastByUser()
                .filter(turn -> !turn.text().isBlank())
                .map(turn -> soFar.notes().of(turn, FELT, said -> felt(said, soFar.notes())))
                .orElse(List.of());
    }

    /** A reply doesn't fail for want of a signal: whoever hears for danger tells that words can't be read. */
    private List<Map.Entry<Emotion, Double>> felt(Turn turn, Notes notes) {
        try {
            return emotions.heardIn(turn.text(), meanings.of(turn, notes)).entrySet().stream()
                    .sorted(Map.Entry.<Emotion, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .toList();
        } catch (RuntimeException | LinkageError e) { // by a model or native code that can't be loaded
            return List.of();
        }
    }
}
