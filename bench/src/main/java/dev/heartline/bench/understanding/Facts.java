package dev.heartline.bench.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to remember of sessions, as somebody labelled it. */
final class Facts {

    private static final int CELLS = 5;

    /**
     * @param turns in any of which it is said
     * @param weight 1 to 3: how much it would be missed
     */
    record Fact(String session, Set<Integer> turns, String type, int weight) {}

    private Facts() {}

    /**
     * By session.
     *
     * @param file session, turns separated by commas, type, fact, weight from 1 to 3; tabs between
     */
    static Map<String, List<Fact>> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == CELLS && cells[4].strip().matches("[1-3]"))
                .map(cells -> new Fact(
                        cells[0].strip(),
                        Arrays.stream(cells[1].split(","))
                                .map(String::strip)
                                .map(Integer::valueOf)
                                .collect(Collectors.toSet()),
                        cells[2].strip(),
                        Integer.parseInt(cells[4].strip())))
                .collect(Collectors.groupingBy(Fact::session));
    }
}
