package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.lexicon.EmotionLexicon;
import dev.heartline.events.vocabulary.Emotion;

/** What the user's latest words tell of how they feel. */
public final class Feelings {

    private final EmotionLexicon emotions;

    public Feelings(EmotionLexicon emotions) {
        this.emotions = emotions;
    }

    /** Strongest first; empty where they don't tell. */
    public List<Emotion> in(Conversation soFar) {
        return soFar.lastByUser().map(turn -> emotions.heardIn(turn.text())).orElse(Map.of()).entrySet().stream()
                .sorted(Map.Entry.<Emotion, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
