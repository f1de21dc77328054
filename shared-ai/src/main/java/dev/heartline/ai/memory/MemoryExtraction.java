package dev.heartline.ai.memory;

import java.util.List;

/**
 * @param engine who extracted, for example {@code local-1}
 * @param memories in the order they were said, without near-duplicates among themselves
 * @param preferences explicitly stated ones only, at most one per category and key
 */
public record MemoryExtraction(String engine, List<MemoryCandidate> memories, List<PreferenceCandidate> preferences) {

    public MemoryExtraction {
        memories = List.copyOf(memories);
        preferences = List.copyOf(preferences);
    }
}
