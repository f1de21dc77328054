package dev.heartline.ai.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.Emotion;

/**
 * Hears emotions by their words. A negated one ("not worried") counts for nothing: its opposite isn't known. Nor does one
 * that only says what was left out ("gave up smoking").
 */
public final class EmotionLexicon {

    private final PhraseIndex<List<Emotion>> index;

    public EmotionLexicon() {
        var phrases = new HashMap<String, List<Emotion>>();
        for (var emotion : Emotion.values())
            for (var phrase : Lexicon.phrases(Lexicon.HOME + "emotion/" + emotion.wireName() + ".txt"))
                phrases.computeIfAbsent(phrase, p -> new ArrayList<>()).add(emotion);
        index = new PhraseIndex<>(phrases);
    }

    /** How often each emotion is heard; without those that aren't. */
    public Map<Emotion, Integer> heardIn(String text) {
        var heard = new HashMap<Emotion, Integer>();
        var words = Words.of(text);
        var forgone = Forgoing.in(words);
        for (var match : index.matches(words))
            if (forgone.stream().noneMatch(span -> span.covers(match.from())) && !Negations.before(words, match.from()))
                for (var emotion : match.value()) heard.merge(emotion, 1, Integer::sum);
        return heard;
    }
}
