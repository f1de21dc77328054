package dev.heartline.memory.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A day with a user, made of the digests of its conversations and nothing else: the same digests in any order give the
 * same summary.
 */
final class DailySummary {

    private DailySummary() {}

    static SummaryContent of(List<Digest> digests) {
        var day = digests.stream()
                .sorted(Comparator.comparing(Digest::began).thenComparing(Digest::toString))
                .toList();
        var evidence = day.stream()
                .flatMap(digest -> digest.motivationLevel().stream()
                        .map(level ->
                                new MotivationEvidence(digest.day(), level, digest.sourceType(), digest.sourceId())))
                .toList();
        return new SummaryContent(
                Merging.topics(day.stream().map(Digest::keyTopics).toList()),
                Merging.prose(said(day, Digest::insights)),
                Merging.prose(said(day, Digest::progress)),
                said(day, Digest::challenges),
                said(day, Digest::commitments),
                Merging.sentiment(day.stream().flatMap(digest -> digest.sentiment().stream())),
                Merging.level(evidence),
                evidence,
                DayText.of(day.stream()
                        .map(Digest::summary)
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private static List<String> said(List<Digest> day, Function<Digest, Collection<String>> what) {
        return Merging.once(day.stream().map(what));
    }
}
