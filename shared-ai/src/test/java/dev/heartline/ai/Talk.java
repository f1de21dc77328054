package dev.heartline.ai;

import java.util.ArrayList;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/** Conversations as tests write them: lines that start with "C:" are the coach's, with "U:" the user's. */
public final class Talk {

    private Talk() {}

    public static Conversation of(String... lines) {
        var turns = new ArrayList<Turn>();
        for (var line : lines)
            turns.add(new Turn(
                    turns.size(),
                    line.startsWith("C:") ? Speaker.COACH : Speaker.USER,
                    line.substring(2).strip(),
                    null));
        return new Conversation(turns);
    }

    public static Conversation user(String text) {
        return of("U:" + text);
    }
}
