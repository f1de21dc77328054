package dev.heartline.deployment.dashboard;

import java.util.List;

/**
 * One picture on a dashboard.
 *
 * @param means what a reader has to know to judge it: shown beside the title
 */
public record Panel(Shape shape, String title, String means, Unit unit, List<Query> queries) {

    /**
     * What is asked of Prometheus.
     *
     * @param legend with labels in double braces, as Grafana fills them in
     */
    public record Query(String expression, String legend) {}

    /** How it looks, and its place in a grid that is 24 wide. */
    public enum Shape {
        NUMBER("stat", 4, 4),
        CURVES("timeseries", 8, 8);

        final String type;
        final int width;
        final int height;

        Shape(String type, int width, int height) {
            this.type = type;
            this.width = width;
            this.height = height;
        }
    }

    /** By Grafana's names for them. */
    public enum Unit {
        COUNT("short"),
        PER_SECOND("cps"),
        SECONDS("s"),
        BYTES("bytes"),
        SHARE("percentunit");

        final String name;

        Unit(String name) {
            this.name = name;
        }
    }

    static Panel number(String title, String means, Unit unit, String expression) {
        return new Panel(Shape.NUMBER, title, means, unit, List.of(new Query(expression, title)));
    }

    static Panel curves(String title, String means, Unit unit, Query... queries) {
        return new Panel(Shape.CURVES, title, means, unit, List.of(queries));
    }

    static Panel curves(String title, String means, Unit unit, String expression, String legend) {
        return curves(title, means, unit, new Query(expression, legend));
    }
}
