package dev.heartline.bench.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * What came of it.
 *
 * @param faults how many there were
 * @param asked how many there must have been for it to say anything
 * @param lost victims that never came back
 * @param wrong what is missing, twice or stuck in the tables and topics, with how many
 * @param disordered people of whom something was told in another order than it happened in, by what was told
 * @param letters records that were put aside
 * @param unanswered calls that found nobody for minutes
 */
record ChaosVerdict(
        int faults,
        int asked,
        List<String> lost,
        Map<String, Long> wrong,
        Map<String, Long> disordered,
        long letters,
        List<String> unanswered) {

    boolean held() {
        return faults >= asked
                && lost.isEmpty()
                && wrong.isEmpty()
                && disordered.isEmpty()
                && letters == 0
                && unanswered.isEmpty();
    }

    @Override
    public String toString() {
        return Stream.of(
                        "faults                    " + faults + (faults < asked ? ", too few of " + asked : ""),
                        "never came back           " + orNobody(lost),
                        "calls that found nobody   " + orNobody(unanswered),
                        "in tables and topics      " + (wrong.isEmpty() ? "everything is there, once" : wrong),
                        "people out of order       " + (disordered.isEmpty() ? "none" : disordered),
                        "put aside                 " + letters,
                        held() ? "held" : "NOT HELD")
                .collect(joining("\n"));
    }

    private static String orNobody(List<String> these) {
        return these.isEmpty() ? "none" : String.join("\n                          ", these);
    }
}
