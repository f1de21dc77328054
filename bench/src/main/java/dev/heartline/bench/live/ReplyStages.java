package dev.heartline.bench.live;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How long each stage took until the first words were under way, as call-service counts it ({@code heartline.call.reply.stage}): what was
 * counted between the beginning and the end. A percentile is the upper edge of the bucket that it lies in, within a tenth of itself.
 */
final class ReplyStages {

    private static final List<String> STAGES = List.of("store", "judge", "coach", "guard", "carrier");

    private static final Pattern BUCKET =
            Pattern.compile("heartline_call_reply_stage_seconds_bucket\\{(.*)} (\\d+(?:\\.\\d+)?(?:E\\d+)?)");

    private static final Pattern STAGE = Pattern.compile("stage=\"(\\w+)\"");
    private static final Pattern EDGE = Pattern.compile("le=\"([^\"]+)\"");

    private final URI metrics;
    private Map<String, NavigableMap<Double, Double>> before = Map.of();

    /** @param metrics of call-service */
    ReplyStages(URI metrics) {
        this.metrics = metrics;
    }

    void begin() throws IOException, InterruptedException {
        before = read();
    }

    void end(PrintStream out) throws IOException, InterruptedException {
        print(before, read(), out);
    }

    static void print(
            Map<String, NavigableMap<Double, Double>> before,
            Map<String, NavigableMap<Double, Double>> after,
            PrintStream out) {
        out.println("what they waited for (as call-service counted)");
        for (var stage : STAGES) {
            var counted =
                    since(before.getOrDefault(stage, new TreeMap<>()), after.getOrDefault(stage, new TreeMap<>()));
            double all = counted.isEmpty() ? 0 : counted.lastEntry().getValue();
            out.printf(
                    "  %-17s %s%n",
                    stage,
                    all == 0
                            ? "none"
                            : "p50 %s   p95 %s   p99 %s   (n = %.0f)"
                                    .formatted(
                                            percentile(counted, 0.5 * all),
                                            percentile(counted, 0.95 * all),
                                            percentile(counted, 0.99 * all),
                                            all));
        }
    }

    private static String percentile(NavigableMap<Double, Double> counted, double rank) {
        double edge = counted.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= rank)
                .findFirst()
                .orElseThrow()
                .getKey();
        return Double.isInfinite(edge) ? "    too long" : "%6.1f ms".formatted(edge * 1000);
    }

    private static NavigableMap<Double, Double> since(
            NavigableMap<Double, Double> before, NavigableMap<Double, Double> after) {
        var counted = new TreeMap<Double, Double>();
        after.forEach((edge, count) -> counted.put(edge, count - before.getOrDefault(edge, 0.0)));
        return counted;
    }

    /** Of all carriers together: by stage, how many took no longer than so many seconds. */
    static Map<String, NavigableMap<Double, Double>> parse(String exposition) {
        var counted = new TreeMap<String, NavigableMap<Double, Double>>();
        exposition.lines().map(BUCKET::matcher).filter(line -> line.matches()).forEach(line -> {
            var stage = STAGE.matcher(line.group(1));
            var edge = EDGE.matcher(line.group(1));
            if (stage.find() && edge.find()) {
                counted.computeIfAbsent(stage.group(1), _ -> new TreeMap<>())
                        .merge(
                                edge.group(1).equals("+Inf")
                                        ? Double.POSITIVE_INFINITY
                                        : Double.parseDouble(edge.group(1)),
                                Double.parseDouble(line.group(2)),
                                Double::sum);
            }
        });
        return counted;
    }

    private Map<String, NavigableMap<Double, Double>> read() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("call-service answers " + answer.statusCode() + " to who asks for its metrics");
            }
            return parse(answer.body());
        }
    }
}
