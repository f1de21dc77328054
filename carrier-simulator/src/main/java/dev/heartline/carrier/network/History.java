package dev.heartline.carrier.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Entries by id in order of arrival, bounded: when there are more than the limit, the oldest ended ones are forgotten.
 * What still goes on is never forgotten.
 */
public final class History<T> {
    private final Map<String, T> byId = new LinkedHashMap<>();
    private final int limit;
    private final Predicate<T> ended;

    public History(int limit, Predicate<T> ended) {
        this.limit = limit;
        this.ended = ended;
    }

    public void put(String id, T entry) {
        // Replaced entries move to the end.
        byId.remove(id);
        byId.put(id, entry);
        var oldest = byId.values().iterator();
        while (byId.size() > limit && oldest.hasNext()) {
            if (ended.test(oldest.next())) {
                oldest.remove();
            }
        }
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<T> all() {
        return byId.values();
    }

    /** Forgets an ended entry; false when there is none of that id. */
    public boolean forget(String id) {
        return find(id).filter(ended).map(entry -> byId.remove(id)).isPresent();
    }

    public void forgetEnded() {
        byId.values().removeIf(ended);
    }
}
