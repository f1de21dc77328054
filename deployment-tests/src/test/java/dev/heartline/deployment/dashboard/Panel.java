package dev.heartline.deployment.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * One picture on a dashboard.
 *
 * @param means what a reader has to know to judge it: shown beside the title
 * @param limit where it gets bad; empty where no value is good or bad by itself
 */
public record Panel(Shape shape, String title, String means, Unit unit, Optional<Limit> limit, List<Query> queries) {

    /**
     * What is asked of Prometheus.
     *
     * @param legend with labels in double braces, as Grafana fills them in
     */
    public record Query(String expression, String legend) {}

    /**
     * A number is green on one side of it and red on the other, curves have it as a line across. Without any Grafana takes 80 of
     * whatever it is.
     *
     * @param value in the panel's unit
     * @param badBelow that less is bad, not as much or more
     */
    public record Limit(double value, boolean badBelow) {}

    /** How it looks, and how high it is in Grafana's grid. */
    public enum Shape {
        NUMBER("stat", 4),
        CURVES("timeseries", 8);

        final String type;
        final int height;

        Shape(String type, int height) {
            this.type = type;
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
        return new Panel(Shape.NUMBER, title, means, unit, Optional.empty(), List.of(new Query(expression, title)));
    }

    static Panel curves(String title, String means, Unit unit, Query... queries) {
        return new Panel(Shape.CURVES, title, means, unit, Optional.empty(), List.of(queries));
    }

    static Panel curves(String title, String means, Unit unit, String expression, String legend) {
        return curves(title, means, unit, new Query(expression, legend));
    }

    /** Bad from that value on, which is the one that its alert rings at, or 1 of what should never happen. */
    Panel badFrom(double value) {
        return limitedBy(new Limit(value, false));
    }

    Panel badBelow(double value) {
        return limitedBy(new Limit(value, true));
    }

    private Panel limitedBy(Limit limit) {
        return new Panel(shape, title, means, unit, Optional.of(limit), queries);
    }
}
