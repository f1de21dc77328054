package dev.heartline.ai.lexicon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

/** Knows a topic by its words. */
public final class TopicLexicon {

    private final PhraseIndex<List<Topic>> index;

    public TopicLexicon() {
        var phrases = new HashMap<String, List<Topic>>();
        for (var topic : Topic.values())
            for (var phrase : Lexicon.phrases(Lexicon.HOME + "topic/" + topic.wireName() + ".txt"))
                phrases.computeIfAbsent(phrase, p -> new ArrayList<>()).add(topic);
        index = new PhraseIndex<>(phrases);
    }

    /** How often each topic is touched, in the order of {@link Topic}; without those that aren't. */
    public Map<Topic, Integer> touchedIn(String text) {
        var touched = new EnumMap<Topic, Integer>(Topic.class);
        for (var match : index.matches(Words.of(text)))
            for (var topic : match.value()) touched.merge(topic, 1, Integer::sum);
        return touched;
    }
}
