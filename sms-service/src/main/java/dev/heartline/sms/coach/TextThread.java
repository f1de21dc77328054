package dev.heartline.sms.coach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/**
 * The last texts of a thread, in their order.
 *
 * @param texts the oldest first
 */
record TextThread(List<ThreadText> texts) {

    TextThread {
        texts = List.copyOf(texts);
    }

    /** What they wrote and nobody has answered yet: what came before fixed words that settle is settled. */
    List<ThreadText> open() {
        var settled = texts.stream()
                .filter(ThreadText::settles)
                .map(ThreadText::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return texts.stream()
                .filter(text -> text.isOpen() && text.at().isAfter(settled))
                .toList();
    }

    /** As a conversation whose last turn is all that is open, whatever we sent in between: it is what is to be answered. */
    Conversation conversation() {
        var open = open();
        var turns = new ArrayList<Turn>();
        var run = new ArrayList<ThreadText>();
        for (var text : texts) {
            if (open.contains(text)) {
                continue;
            }
            if (!text.byUser()) {
                close(run, turns);
                turns.add(new Turn(turns.size(), Speaker.COACH, text.body(), text.at()));
            } else {
                run.add(text);
            }
        }
        close(run, turns);
        run.addAll(open);
        close(run, turns);
        return new Conversation(turns);
    }

    private static void close(List<ThreadText> run, List<Turn> turns) {
        if (run.isEmpty()) {
            return;
        }
        var words = run.stream().map(text -> ended(text.body())).collect(Collectors.joining(" "));
        turns.add(new Turn(turns.size(), Speaker.USER, words, run.getFirst().at()));
        run.clear();
    }

    /** People leave out the full stop at the end of a text. */
    private static String ended(String body) {
        var words = body.strip();
        return words.matches("(?s).*[\\p{L}\\p{N}]") ? words + "." : words;
    }
}
