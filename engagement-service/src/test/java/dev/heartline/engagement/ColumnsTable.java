package dev.heartline.engagement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The table under "Columns" of the README: what is described of which table. */
final class ColumnsTable {

    /** As the README says above the table. */
    private static final Set<String> WITH_THE_ROW = Set.of("id", "user_id", "created_at", "updated_at");

    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Set<String> tests = new HashSet<>();

    private ColumnsTable() {}

    static ColumnsTable of(Path readme) throws IOException {
        var table = new ColumnsTable();
        List<String> described = List.of();
        for (var line : Files.readString(readme)
                .split("## Columns")[1]
                .split("\n## ")[0]
                .lines()
                .toList()) {
            if (line.startsWith("|")) {
                var cells = line.split("\\|");
                described = cells[1].isBlank() ? described : names(cells[1]);
                for (var name : described) {
                    var known = table.columns.computeIfAbsent(name, _ -> new HashSet<>());
                    known.addAll(cells[2].strip().equals("all") ? List.of("*") : names(cells[2]));
                }
                table.tests.addAll(described.isEmpty() ? List.of() : names(cells[5]));
            }
        }
        return table;
    }

    boolean describes(String table, String column) {
        var described = columns.getOrDefault(table, Set.of());
        return described.contains("*")
                || described.contains(column)
                || (!described.isEmpty() && WITH_THE_ROW.contains(column));
    }

    Set<String> tests() {
        return tests;
    }

    private static List<String> names(String cell) {
        var names = new ArrayList<String>();
        var found = NAME.matcher(cell);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
