package dev.heartline.ai.memory;

import java.util.Comparator;
import java.util.stream.Stream;

import dev.heartline.ai.head.Choice;
import dev.heartline.ai.head.Head;
import dev.heartline.ai.head.Wording;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Whether words are worth remembering, and as what.
 *
 * @param share how likely anybody would miss them, 0..1
 * @param type what they would be remembered as
 */
record Worth(double share, MemoryType type) {

    private static final String NONE = "none";

    /** @param head chooses between the wire names of {@link MemoryType} and {@code none} */
    static Worth of(String text, float[] vector, Head head) {
        var choice = head.choose(vector, Wording.of(text));
        return new Worth(1 - choice.share(NONE), likeliest(choice));
    }

    /** From where on it is kept. */
    static double kept(Head head) {
        return head.question(NONE).threshold("kept");
    }

    /** From where on a turn is looked at sentence by sentence. */
    static double looked(Head head) {
        return head.question(NONE).threshold("looked");
    }

    private static MemoryType likeliest(Choice choice) {
        return Stream.of(MemoryType.values())
                .max(Comparator.comparingDouble(type -> choice.share(type.wireName())))
                .orElseThrow();
    }
}
