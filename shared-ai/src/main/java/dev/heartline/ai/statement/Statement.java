package dev.heartline.ai.statement;

import java.util.List;

import dev.heartline.ai.text.Sentences;

/**
 * One clean sentence of the user.
 *
 * @param turns seq of the turns it was said in: several where another voice cut in
 */
public record Statement(String text, List<Integer> turns) {

    public boolean isQuestion() {
        return Sentences.isQuestion(text);
    }
}
