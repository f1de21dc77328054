package dev.heartline.ai.message;

import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.PhraseIndex;
import dev.heartline.ai.text.Words;

/** Thanks, assent and the like: nothing waits for an answer. */
final class Acknowledgement {

    private static final int MOST_WORDS = 6;

    private final PhraseIndex<Boolean> phrases =
            new PhraseIndex<>(Lexicon.phrases("/dev/heartline/ai/message/acknowledgement.txt").stream()
                    .distinct()
                    .collect(Collectors.toMap(phrase -> phrase, _ -> true)));

    /** Whether the whole text is one; a text without words is. */
    boolean is(String text) {
        var words =
                Words.of(text).stream().filter(word -> word.matches("[^.,]+")).toList();
        int covered = phrases.matches(words).stream()
                .mapToInt(match -> match.to() - match.from())
                .sum();
        return words.size() <= MOST_WORDS && covered * 3 >= words.size() * 2;
    }
}
