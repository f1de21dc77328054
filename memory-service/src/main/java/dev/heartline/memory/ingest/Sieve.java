package dev.heartline.memory.ingest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.ai.memory.MemoryExtraction;
import dev.heartline.ai.memory.PreferenceCandidate;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.memory.preference.PreferenceCategory;

/**
 * What an engine hands over is checked before it is believed: everything rests on turns of the user, never on the
 * coach's words, and stays within the ranges of the contract. What doesn't is left out; the rest of the conversation
 * counts.
 */
final class Sieve {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_]{0,63}");

    private final Set<Integer> userTurns;

    Sieve(Conversation conversation) {
        this.userTurns = conversation.userTurns().stream().map(Turn::seq).collect(Collectors.toSet());
    }

    List<MemoryCandidate> memories(MemoryExtraction extraction) {
        return extraction.memories().stream()
                .filter(candidate -> saidByUser(candidate.sourceTurns()))
                .filter(candidate -> candidate.description().chars().anyMatch(Character::isLetterOrDigit))
                .filter(candidate -> within(candidate.confidence(), 0))
                .filter(candidate -> candidate.emotionalValence() == null || within(candidate.emotionalValence(), -1))
                .toList();
    }

    List<PreferenceCandidate> preferences(MemoryExtraction extraction) {
        return extraction.preferences().stream()
                .filter(candidate -> saidByUser(candidate.sourceTurns()))
                .filter(candidate -> isCategory(candidate.category()))
                .filter(candidate -> KEY.matcher(candidate.key()).matches())
                .filter(candidate -> !candidate.value().isBlank())
                .filter(candidate -> within(candidate.confidence(), 0))
                .toList();
    }

    private boolean saidByUser(List<Integer> turns) {
        return !turns.isEmpty() && userTurns.containsAll(turns);
    }

    private static boolean within(double number, double least) {
        return number >= least && number <= 1;
    }

    private static boolean isCategory(String name) {
        for (WireNamed category : PreferenceCategory.values()) {
            if (category.wireName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
