package dev.heartline.bench.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which share of the evidence is among the first found, averaged over questions. */
final class RecallScore {

    static final List<Integer> DEPTHS = List.of(5, 10, 25);

    private static final Map<Integer, String> CATEGORIES =
            Map.of(1, "several turns", 2, "time", 3, "open-domain", 4, "one turn", 5, "asks for what isn't so");
    private static final int ADVERSARIAL = 5;

    private final Map<Integer, List<double[]>> byCategory = new TreeMap<>();
    private int unanswered;

    void add(int category, Set<String> evidence, List<String> found) {
        if (found.isEmpty()) {
            unanswered++;
        }
        byCategory
                .computeIfAbsent(category, _ -> new ArrayList<>())
                .add(DEPTHS.stream()
                        .mapToDouble(depth -> share(evidence, found.subList(0, Math.min(depth, found.size()))))
                        .toArray());
    }

    private static double share(Set<String> evidence, List<String> found) {
        return (double) evidence.stream().filter(found::contains).count() / evidence.size();
    }

    /** @param index of {@link #DEPTHS}; questions for what isn't so don't count */
    double recall(int index) {
        return mean(counted(), index);
    }

    private List<double[]> counted() {
        return byCategory.entrySet().stream()
                .filter(category -> category.getKey() != ADVERSARIAL)
                .flatMap(category -> category.getValue().stream())
                .toList();
    }

    private static double mean(List<double[]> shares, int index) {
        return shares.stream().mapToDouble(each -> each[index]).average().orElse(0);
    }

    /** A table in Markdown. */
    @Override
    public String toString() {
        var table = new StringBuilder("| questions | n | R@5 | R@10 | R@25 |\n|---|---|---|---|---|\n");
        byCategory.forEach((category, shares) ->
                table.append(row(CATEGORIES.getOrDefault(category, "category " + category), shares)));
        table.append(row("all but the last kind", counted()));
        return table + "%nNothing was found for %d of them.".formatted(unanswered);
    }

    private static String row(String name, List<double[]> shares) {
        return "| %s | %d | %.3f | %.3f | %.3f |%n"
                .formatted(name, shares.size(), mean(shares, 0), mean(shares, 1), mean(shares, 2));
    }
}
