package dev.heartline.deployment.dashboard;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The file that Grafana provisions a dashboard from (its JSON model, schema version 41). */
public final class GrafanaFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GRID = 24;
    private static final int HEADING = 1;

    /** Chosen by the reader: what the source of data is called differs from cluster to cluster. */
    private static final String SOURCE = "${source}";

    private GrafanaFile() {}

    public static String of(Dashboard dashboard) {
        var file = JSON.createObjectNode();
        file.put("uid", "heartline-" + dashboard.name());
        file.put("title", dashboard.title());
        file.put("description", dashboard.description());
        file.put("schemaVersion", 41);
        file.put("version", 1);
        file.put("editable", false);
        file.put("refresh", "30s");
        file.putArray("tags").add("heartline");
        file.putObject("time").put("from", "now-3h").put("to", "now");
        file.putObject("templating")
                .putArray("list")
                .addObject()
                .put("name", "source")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
        layOut(dashboard, file.putArray("panels"));
        return written(file);
    }

    private static void layOut(Dashboard dashboard, ArrayNode panels) {
        int y = 0;
        for (var section : dashboard.sections()) {
            if (!section.title().isEmpty()) {
                place(heading(panels, section.title()), 0, y, GRID, HEADING);
                y += HEADING;
            }
            y = layOut(section, panels, y);
        }
    }

    /**
     * From left to right, all panels of a section in one shape.
     *
     * @return the first line of the grid below them
     */
    private static int layOut(Section section, ArrayNode panels, int top) {
        int perLine = perLine(section);
        int place = 0;
        int y = top;
        int height = 0;
        for (var panel : section.panels()) {
            height = panel.shape().height;
            int width = GRID / perLine;
            y = top + place / perLine * height;
            place(add(panels, panel), place % perLine * width, y, width, height);
            place++;
        }
        return y + height;
    }

    /** Numbers in lines that are full, if it can be. */
    private static int perLine(Section section) {
        if (section.panels().getFirst().shape() == Panel.Shape.CURVES) {
            return 3;
        }
        return section.panels().size() % 4 == 0 ? 4 : 6;
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static ObjectNode heading(ArrayNode panels, String title) {
        var node = panels.addObject();
        node.put("id", panels.size());
        node.put("type", "row");
        node.put("title", title);
        node.put("collapsed", false);
        node.putArray("panels");
        return node;
    }

    private static ObjectNode add(ArrayNode panels, Panel panel) {
        var node = panels.addObject();
        node.put("id", panels.size());
        node.put("type", panel.shape().type);
        node.put("title", panel.title());
        if (!panel.means().isEmpty()) {
            node.put("description", panel.means());
        }
        node.set("datasource", source());
        var field = node.putObject("fieldConfig");
        var defaults =
                field.putObject("defaults").put("unit", panel.unit().name).put("min", 0);
        if (panel.shape() == Panel.Shape.NUMBER) {
            thresholds(defaults, panel);
        } else if (panel.limit().isPresent()) {
            thresholds(defaults, panel)
                    .putObject("custom")
                    .putObject("thresholdsStyle")
                    .put("mode", "dashed");
        }
        field.putArray("overrides");
        if (panel.shape() == Panel.Shape.CURVES) {
            // Where the pointer is: all curves, the highest first.
            node.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
        }
        var targets = node.putArray("targets");
        for (var query : panel.queries()) {
            targets.addObject()
                    .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                    .put("expr", query.expression())
                    .put("legendFormat", query.legend())
                    .set("datasource", source());
        }
        return node;
    }

    private static ObjectNode thresholds(ObjectNode defaults, Panel panel) {
        var steps = defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        panel.limit()
                .ifPresentOrElse(
                        limit -> {
                            steps.addObject()
                                    .put("color", limit.badBelow() ? "red" : "green")
                                    .putNull("value");
                            steps.addObject()
                                    .put("color", limit.badBelow() ? "green" : "red")
                                    .put("value", limit.value());
                        },
                        () -> steps.addObject().put("color", "text").putNull("value"));
        return defaults;
    }

    private static ObjectNode source() {
        return JSON.valueToTree(Map.of("uid", SOURCE));
    }

    private static String written(ObjectNode file) {
        var lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        try {
            return JSON.writer(lines).writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
