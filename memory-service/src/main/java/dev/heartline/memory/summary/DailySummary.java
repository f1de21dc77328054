package dev.heartline.memory.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.heartline.events.vocabulary.Sentiment;

/**
 * A day with a user, made of the digests of its conversations and nothing else: the same digests in any order give the
 * same summary.
 *
 * @param keyTopics most talked about first, at most {@value #TOPICS}
 * @param motivationLevel 1..10, the mean of the conversations that tell one
 * @param text the conversations' own summaries, in at most about {@value #TEXT} characters
 */
public record DailySummary(
        List<String> keyTopics,
        Optional<String> insights,
        Optional<String> progress,
        List<String> challenges,
        List<String> commitments,
        Optional<Sentiment> sentiment,
        Optional<Integer> motivationLevel,
        Optional<String> text) {

    private static final int TOPICS = 8;
    private static final int TEXT = 1500;

    public static DailySummary of(List<Digest> digests) {
        var day = digests.stream()
                .sorted(Comparator.comparing(Digest::began).thenComparing(Digest::toString))
                .toList();
        return new DailySummary(
                topics(day),
                prose(said(day, Digest::insights)),
                prose(said(day, Digest::progress)),
                said(day, Digest::challenges),
                said(day, Digest::commitments),
                sentiment(day),
                motivation(day),
                text(said(day, digest -> digest.summary().stream().toList())));
    }

    /** A topic counts in each conversation by its rank there: 1, 1/2, 1/3… */
    private static List<String> topics(List<Digest> day) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Digest digest : day) {
            for (int rank = 0; rank < digest.keyTopics().size(); rank++) {
                weights.merge(digest.keyTopics().get(rank), 1.0 / (rank + 1), Double::sum);
            }
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(TOPICS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In the order in which it was said, each thing once whatever its case. */
    private static List<String> said(List<Digest> day, Function<Digest, Collection<String>> what) {
        Map<String, String> once = new LinkedHashMap<>();
        day.stream()
                .flatMap(digest -> what.apply(digest).stream())
                .forEach(text -> once.putIfAbsent(text.strip().toLowerCase(Locale.ROOT), text.strip()));
        return List.copyOf(once.values());
    }

    /** Neutral conversations don't water down the others; good and bad ones make a mixed day. */
    private static Optional<Sentiment> sentiment(List<Digest> day) {
        Set<Sentiment> told =
                day.stream().flatMap(digest -> digest.sentiment().stream()).collect(Collectors.toSet());
        Set<Sentiment> coloured =
                told.stream().filter(one -> one != Sentiment.NEUTRAL).collect(Collectors.toSet());
        return switch (coloured.size()) {
            case 0 -> told.stream().findFirst();
            case 1 -> coloured.stream().findFirst();
            default -> Optional.of(Sentiment.MIXED);
        };
    }

    private static Optional<Integer> motivation(List<Digest> day) {
        OptionalDouble mean = day.stream()
                .flatMap(digest -> digest.motivationLevel().stream())
                .mapToInt(Integer::intValue)
                .average();
        return mean.isPresent() ? Optional.of((int) Math.round(mean.getAsDouble())) : Optional.empty();
    }

    /** As much of the day's end as fits: what was said last matters most to the next conversation. */
    private static Optional<String> text(List<String> summaries) {
        int first = summaries.size();
        int length = 0;
        while (first > 0 && (length == 0 || length + summaries.get(first - 1).length() <= TEXT)) {
            first--;
            length += summaries.get(first).length();
        }
        return joined(summaries.subList(first, summaries.size()));
    }

    private static Optional<String> prose(List<String> statements) {
        return joined(statements.stream()
                .map(statement -> statement.matches(".*[.!?]") ? statement : statement + ".")
                .toList());
    }

    private static Optional<String> joined(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }
}
