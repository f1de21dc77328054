package dev.heartline.ai.conversation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What was found in the turns of one conversation. It lives as long as the conversation is held somewhere, so that no turn is
 * read twice for the same thing and a reply costs the same late in a call as early; whoever takes the conversation up
 * elsewhere starts with none and reads each turn once more. Safe for concurrent use: who asks for what is just being read
 * waits for it.
 */
public final class Notes {

    private final Map<Entry, Note> found = new ConcurrentHashMap<>();

    /** A thing that is looked for in turns. Each is a constant of its reader: two of them are never the same. */
    public static final class Kind<T> {}

    private record Entry(Kind<?> kind, Turn turn) {}

    private static final class Note {
        private Object value;
    }

    /** @param read called the first time; may block, never gives null */
    public <T> T of(Turn turn, Kind<T> kind, Function<Turn, T> read) {
        return of(turn, kind, _ -> true, read);
    }

    /**
     * As above, but what was found before is looked for once more where it won't do.
     *
     * @param good whether what was found before will do
     */
    @SuppressWarnings("unchecked") // a kind is only ever stored with what its reader gives
    public <T> T of(Turn turn, Kind<T> kind, Predicate<T> good, Function<Turn, T> read) {
        var note = found.computeIfAbsent(new Entry(kind, turn), _ -> new Note());
        synchronized (note) {
            if (note.value == null || !good.test((T) note.value)) note.value = read.apply(turn);
            return (T) note.value;
        }
    }
}
