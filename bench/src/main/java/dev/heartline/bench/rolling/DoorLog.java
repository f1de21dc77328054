package dev.heartline.bench.rolling;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the door answered.
 *
 * @param answers in the order of the log
 */
record DoorLog(List<Answer> answers) {

    /** As {@code log_format counted} of containers/door/door.conf writes it. */
    private static final Pattern LINE =
            Pattern.compile("answered (?<port>\\d+) (?<status>\\d{3}) .* (?<method>[A-Z]+) (?<path>\\S+)");

    /** @param path without its query */
    record Answer(int port, int status, String method, String path) {

        boolean isFailure() {
            return status >= 500;
        }
    }

    static DoorLog of(String log) {
        return new DoorLog(log.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Answer(
                        Integer.parseInt(line.group("port")),
                        Integer.parseInt(line.group("status")),
                        line.group("method"),
                        line.group("path")))
                .toList());
    }

    /** What was answered after another log of the same door ended. */
    DoorLog since(DoorLog earlier) {
        return new DoorLog(answers.subList(earlier.answers.size(), answers.size()));
    }

    List<Answer> failures() {
        return answers.stream().filter(Answer::isFailure).toList();
    }

    /** How often each status was answered. */
    Map<Integer, Long> byStatus() {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }
}
