package dev.heartline.bench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.heartline.evaluation.offpolicy.LoggedChoice;

/**
 * A log in the format of the Open Bandit Dataset: a CSV with {@code item_id}, {@code click} and {@code propensity_score} among its
 * columns. Its chances are those of the item that was shown; the others of the row are not in the file, and count as possible.
 *
 * @see <a href="https://arxiv.org/abs/2008.07146">Saito, Aihara, Matsutani, Narita: Open Bandit Dataset and Pipeline (2020)</a>
 */
record OpenBandit(List<Row> rows) {

    /** An item that was shown. */
    record Row(int item, double propensity, double click) {}

    static OpenBandit read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var all = lines.map(line -> line.split(",")).iterator();
            var header = Arrays.asList(all.next());
            int item = column(header, "item_id", file);
            int click = column(header, "click", file);
            int propensity = column(header, "propensity_score", file);
            var rows = new ArrayList<Row>();
            all.forEachRemaining(row -> rows.add(new Row(
                    Integer.parseInt(row[item]), Double.parseDouble(row[propensity]), Double.parseDouble(row[click]))));
            return new OpenBandit(List.copyOf(rows));
        }
    }

    /** @param odds of each item under the other policy */
    List<LoggedChoice> under(List<Double> odds) {
        Map<String, Double> evaluated = new HashMap<>();
        for (int item = 0; item < odds.size(); item++) {
            evaluated.put(name(item), odds.get(item));
        }
        var logged = new HashMap<Row, Map<String, Double>>();
        return rows.stream()
                .map(row -> new LoggedChoice(
                        name(row.item),
                        logged.computeIfAbsent(
                                new Row(row.item, row.propensity, 0), known -> possible(known, odds.size())),
                        evaluated,
                        row.click))
                .toList();
    }

    private static Map<String, Double> possible(Row row, int items) {
        var chances = new HashMap<String, Double>();
        for (int item = 0; item < items; item++) {
            chances.put(name(item), item == row.item ? row.propensity : (1 - row.propensity) / (items - 1));
        }
        return chances;
    }

    static String name(int item) {
        return "item " + item;
    }

    private static int column(List<String> header, String name, Path file) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException(file + " has no column " + name);
        }
        return column;
    }
}
