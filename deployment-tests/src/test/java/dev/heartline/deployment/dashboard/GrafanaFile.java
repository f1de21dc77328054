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

    /** From left to right; a row is as high as its first panel. */
    private static void layOut(Dashboard dashboard, ArrayNode panels) {
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        for (var panel : dashboard.panels()) {
            var shape = panel.shape();
            if (x + shape.width > GRID || (x > 0 && shape.height != rowHeight)) {
                y += rowHeight;
                x = 0;
            }
            rowHeight = shape.height;
            add(panels.addObject(), panel, panels.size())
                    .putObject("gridPos")
                    .put("x", x)
                    .put("y", y)
                    .put("w", shape.width)
                    .put("h", shape.height);
            x += shape.width;
        }
    }

    private static ObjectNode add(ObjectNode node, Panel panel, int id) {
        node.put("id", id);
        node.put("type", panel.shape().type);
        node.put("title", panel.title());
        if (!panel.means().isEmpty()) {
            node.put("description", panel.means());
        }
        node.set("datasource", source());
        var field = node.putObject("fieldConfig");
        field.putObject("defaults").put("unit", panel.unit().name).put("min", 0);
        field.putArray("overrides");
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
