package dev.heartline.testing;

import java.net.URI;

import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the service under test that is for those who run it: health, metrics, the OpenAPI document. */
public final class Management {

    private Management() {}

    /** @param path for example {@code /q/metrics} */
    public static URI at(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * What the lines of a metric add up to.
     *
     * @param start of a line: its name, and labels as far as they come first
     * @param label that the line has somewhere, as {@code outcome="unknown"}; may be empty
     */
    public static double metric(String start, String label) {
        return RestAssured.get(at("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(start) && line.contains(label))
                .mapToDouble(Management::value)
                .sum();
    }

    /** The value stands behind the labels; a time or an exemplar may follow it. */
    private static double value(String line) {
        int labels = line.indexOf('}');
        return Double.parseDouble(line.substring(labels < 0 ? line.indexOf(' ') : labels + 1)
                .strip()
                .split(" ")[0]);
    }
}
