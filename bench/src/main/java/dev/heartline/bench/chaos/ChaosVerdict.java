package dev.heartline.bench.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * What came of it.
 *
 * @param lost victims that never came back
 * @param wrong what is missing, twice or stuck in the tables, with how many
 * @param disordered people whose texts were told in another order than they were sent in
 * @param letters records that were put aside
 * @param unanswered calls that found nobody for minutes
 */
record ChaosVerdict(
        List<String> lost, Map<String, Long> wrong, long disordered, long letters, List<String> unanswered) {

    boolean held() {
        return lost.isEmpty() && wrong.isEmpty() && disordered == 0 && letters == 0 && unanswered.isEmpty();
    }

    @Override
    public String toString() {
        return Stream.of(
                        "never came back           " + orNobody(lost),
                        "calls that found nobody   " + orNobody(unanswered),
                        "in the tables             " + (wrong.isEmpty() ? "everything is there, once" : wrong),
                        "people out of order       " + disordered,
                        "put aside                 " + letters,
                        held() ? "held" : "NOT HELD")
                .collect(joining("\n"));
    }

    private static String orNobody(List<String> these) {
        return these.isEmpty() ? "none" : String.join("\n                          ", these);
    }
}
