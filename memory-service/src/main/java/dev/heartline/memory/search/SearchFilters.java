package dev.heartline.memory.search;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.heartline.events.vocabulary.MemoryType;
import dev.heartline.events.vocabulary.SourceType;

/**
 * What may be found at all. Empty means any.
 *
 * @param from the first day in the user's zone
 * @param to the last one
 * @param tags a memory has all of them
 * @param leastStrength 0..1
 */
public record SearchFilters(
        Set<SearchKind> kinds,
        Set<MemoryType> types,
        List<String> tags,
        Set<SourceType> sources,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Double> leastStrength) {

    /** Anything may be found. */
    public static final SearchFilters NONE = new SearchFilters(
            Set.of(), Set.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Those that have what is asked for: only memories have a type, tags and a strength, and summaries have no one source. */
    Set<SearchKind> possibleKinds() {
        var possible = kinds.isEmpty() ? EnumSet.allOf(SearchKind.class) : EnumSet.copyOf(kinds);
        if (!types.isEmpty() || !tags.isEmpty() || leastStrength.isPresent()) {
            possible.retainAll(Set.of(SearchKind.MEMORY));
        }
        if (!sources.isEmpty()) {
            possible.remove(SearchKind.SUMMARY);
        }
        return possible;
    }
}
