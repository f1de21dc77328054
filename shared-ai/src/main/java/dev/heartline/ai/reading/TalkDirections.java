package dev.heartline.ai.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.statement.Statements;

/** Where each turn of the user leans, read once for all who ask. */
final class TalkDirections {

    private final List<Turn> turns;
    private final Map<Integer, TalkDirection> byPosition = new HashMap<>();

    TalkDirections(Conversation conversation) {
        turns = conversation.turns();
        for (int i = 0; i < turns.size(); i++)
            if (turns.get(i).byUser())
                byPosition.put(i, TalkDirection.of(Statements.plain(turns.get(i), conversation.notes())));
    }

    long count(TalkDirection direction) {
        return byPosition.values().stream().filter(direction::equals).count();
    }

    /** Where the user's answer to the coach's turn at this position leans first, if anywhere. */
    Optional<TalkDirection> answerTo(int position) {
        for (int i = position + 1; i < turns.size() && turns.get(i).byUser(); i++)
            if (byPosition.get(i) != TalkDirection.NEUTRAL) return Optional.of(byPosition.get(i));
        return Optional.empty();
    }
}
