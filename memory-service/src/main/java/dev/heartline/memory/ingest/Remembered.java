package dev.heartline.memory.ingest;

import java.time.LocalDate;
import java.util.List;

import dev.heartline.events.MemoryReinforced;
import dev.heartline.events.vocabulary.MemoryChange;

/**
 * What an exchange changed, for the log.
 *
 * @param day whose summary was written anew
 */
record Remembered(long made, long strengthened, LocalDate day) {

    static Remembered of(List<MemoryReinforced> changes, LocalDate day) {
        long made = changes.stream()
                .filter(change -> change.change() == MemoryChange.CREATED)
                .count();
        return new Remembered(made, changes.size() - made, day);
    }

    @Override
    public String toString() {
        return "memories: %d made, %d strengthened; summary of %s updated".formatted(made, strengthened, day);
    }
}
