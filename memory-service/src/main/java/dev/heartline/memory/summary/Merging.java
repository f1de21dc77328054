package dev.heartline.memory.summary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.events.vocabulary.Sentiment;

/** How what several conversations, or several periods, tell becomes one. */
final class Merging {

    static final int TOPICS = 8;

    /** A sentence that tells of a crisis, of the day itself or, in a longer summary, with its date. */
    static final Pattern DANGER =
            Pattern.compile("(?:On (?<date>\\d{1,2} \\w{3} \\d{4}): w|W)(?<danger>as in a crisis; .*)");

    private static final Pattern BETWEEN_SENTENCES =
            Pattern.compile("(?<=[.!?]|[.!?][\"\u201D])\\s+(?=[\\p{Lu}\"\u201C\\d])");

    private Merging() {}

    /** A topic counts in each by its rank there: 1, 1/2, 1/3… */
    static List<String> topics(List<List<String>> each) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (List<String> topics : each) {
            for (int rank = 0; rank < topics.size(); rank++) {
                weights.merge(topics.get(rank), 1.0 / (rank + 1), Double::sum);
            }
        }
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(TOPICS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In the order in which it was said, each thing once whatever its case and its full stop. */
    static List<String> once(Stream<? extends Collection<String>> said) {
        Map<String, String> once = new LinkedHashMap<>();
        said.flatMap(Collection::stream).forEach(text -> once.putIfAbsent(key(text), text.strip()));
        return List.copyOf(once.values());
    }

    /** By which the same is recognised. */
    static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("[.!?]+$", "");
    }

    /** Neutral ones don't water down the others; good and bad ones make a mixed period. */
    static Optional<Sentiment> sentiment(Stream<Sentiment> each) {
        Set<Sentiment> told = each.collect(Collectors.toSet());
        Set<Sentiment> coloured =
                told.stream().filter(one -> one != Sentiment.NEUTRAL).collect(Collectors.toSet());
        return switch (coloured.size()) {
            case 0 -> told.stream().findFirst();
            case 1 -> coloured.stream().findFirst();
            default -> Optional.of(Sentiment.MIXED);
        };
    }

    static Optional<Integer> level(List<MotivationEvidence> evidence) {
        OptionalDouble mean =
                evidence.stream().mapToInt(MotivationEvidence::level).average();
        return mean.isPresent() ? Optional.of((int) Math.round(mean.getAsDouble())) : Optional.empty();
    }

    static List<String> sentences(String text) {
        return BETWEEN_SENTENCES.splitAsStream(text.strip()).toList();
    }

    static boolean tellsOfDanger(String sentence) {
        return DANGER.matcher(sentence).matches();
    }

    static Optional<String> prose(List<String> statements) {
        return joined(statements.stream()
                .map(statement -> statement.matches("(?s).*[.!?][\"\u201D]?") ? statement : statement + ".")
                .toList());
    }

    static Optional<String> joined(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }

    /** As a list that can be read. */
    static String listed(List<String> items) {
        return items.size() <= 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }
}
