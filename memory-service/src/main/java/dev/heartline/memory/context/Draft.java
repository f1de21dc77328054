package dev.heartline.memory.context;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.heartline.memory.context.TokenBudget.Line;
import dev.heartline.memory.episode.EpisodicMemory;
import dev.heartline.memory.preference.LearnedPreference;
import dev.heartline.memory.summary.Commitment;
import dev.heartline.memory.summary.LatestDay;

/**
 * What a snapshot may tell.
 *
 * @param memories strongest first
 * @param preferences surest first
 * @param commitments newest first
 */
record Draft(
        List<EpisodicMemory> memories,
        List<LearnedPreference> preferences,
        List<Commitment> commitments,
        Optional<LatestDay> day) {

    /** What a snapshot that tells nothing holds all the same. */
    Draft bare() {
        return new Draft(List.of(), List.of(), List.of(), day.map(latest -> latest.telling(List.of())));
    }

    /**
     * What has room, in the same order. What tells of danger always has; what somebody pinned goes before all else; what the user meant
     * to do and what was said on the last day is as firm as can be.
     */
    Draft within(int tokens, Instant now) {
        var sentences = day.map(LatestDay::sentences).orElse(List.of());
        var lines = new ArrayList<Line>();
        memories.forEach(one -> lines.add(new Line(
                TokenBudget.of(ContextLines.of(one, now)),
                one.pinned() ? TokenBudget.FIRST : one.strengthAt(now) * one.confidence())));
        preferences.forEach(one -> lines.add(new Line(TokenBudget.of(ContextLines.of(one)), one.confidence())));
        commitments.forEach(
                one -> lines.add(new Line(TokenBudget.of(one.text()) + TokenBudget.of(ContextLines.source(one)), 1)));
        sentences.forEach(
                one -> lines.add(new Line(TokenBudget.of(one.text()), one.danger() ? TokenBudget.ALWAYS : 1)));
        var fitting = TokenBudget.fitting(lines, tokens);
        int first = memories.size();
        int second = first + preferences.size();
        int third = second + commitments.size();
        var told = left(sentences, fitting, third);
        return new Draft(
                left(memories, fitting, 0),
                left(preferences, fitting, first),
                left(commitments, fitting, second),
                day.filter(_ -> !told.isEmpty()).map(latest -> latest.telling(told)));
    }

    private static <T> List<T> left(List<T> all, BitSet fitting, int from) {
        return IntStream.range(0, all.size())
                .filter(i -> fitting.get(from + i))
                .mapToObj(all::get)
                .toList();
    }
}
