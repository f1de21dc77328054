package dev.heartline.ai.memory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.text.Words;

/** Picks the words to find a memory by: the telling ones of the clause, then the topics it touches. */
final class Tags {

    /** Say nothing about what a memory is about. */
    static final Set<String> UNTELLING = Set.of("""
            myself felt feel want wants back able seem seems kind need needs find finds hard time times make
            made getting being trying tried doing like love enjoy hate always never usually sometimes because
            without still sure good better pretty little every going says take couple also same other another
            have keep keeps their they they're themselves them is has doesn't didn't was
            """.strip().split("\\s+"));

    private static final int MOST_TAGS = 6;

    private Tags() {}

    static List<String> of(String clause, Iterable<Topic> touched) {
        var tags = new LinkedHashSet<String>();
        for (var word : Words.contentOf(clause))
            if (word.matches("\\p{L}[\\p{L}-]{3,}")
                    && !word.endsWith("ed")
                    && !UNTELLING.contains(word)
                    && tags.size() < MOST_TAGS - 2)
                tags.add(
                        word.matches("(?:mon|tues|wednes|thurs|fri|satur|sun)days")
                                ? word.substring(0, word.length() - 1)
                                : word);
        for (var topic : touched) if (tags.size() < MOST_TAGS) tags.add(topic.wireName());
        return List.copyOf(tags);
    }
}
