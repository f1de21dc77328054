package dev.heartline.ai.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.head.Meanings;

/** Where each turn of the user leans, read once for all who ask. */
final class TalkDirections {

    private final List<Turn> turns;
    private final Map<Integer, TalkDirection> byPosition = new HashMap<>();

    TalkDirections(Conversation conversation, TalkDirectionReader reader, Meanings meanings) {
        turns = conversation.turns();
        var answered = "";
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (!turn.byUser()) answered = turn.text();
            else if (!turn.text().isBlank())
                byPosition.put(i, reader.read(turn.text(), meanings.of(turn, conversation.notes()), answered));
        }
    }

    long count(TalkDirection direction) {
        return byPosition.values().stream().filter(direction::equals).count();
    }

    /** Where the user's answer to the coach's turn at this position leans first, if anywhere. */
    Optional<TalkDirection> answerTo(int position) {
        for (int i = position + 1; i < turns.size() && turns.get(i).byUser(); i++) {
            var direction = byPosition.getOrDefault(i, TalkDirection.NEUTRAL);
            if (direction != TalkDirection.NEUTRAL) return Optional.of(direction);
        }
        return Optional.empty();
    }
}
