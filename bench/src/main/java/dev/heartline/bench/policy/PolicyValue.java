package dev.heartline.bench.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.heartline.evaluation.offpolicy.OffPolicyEstimate;
import dev.heartline.evaluation.offpolicy.Refusal;

/** {@code ./heartline bench policy} */
@Command(
        name = "policy",
        description =
                "Estimates what another policy would have been worth on a log in the format of the Open Bandit Dataset, and"
                        + " compares with the values that are expected. Needs no running system. The data is not ours to give"
                        + " away: get it from its authors (https://research.zozo.com/data.html).",
        mixinStandardHelpOptions = true)
public final class PolicyValue implements Callable<Integer> {

    private static final int HIGHEST_WEIGHT = 10;

    @Option(names = "--log", paramLabel = "FILE", required = true, description = "The log, a CSV.")
    private Path log;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description =
                    "JSON: theta, by item, to which the policy's chances are proportional and which DR expects of each;"
                            + " and, if anything is to be compared, expected and tolerance.")
    private Path policy;

    @Override
    public Integer call() throws Exception {
        var asked = new JsonMapper().readTree(policy.toFile());
        var theta = StreamSupport.stream(asked.required("theta").spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
        var value = of(OpenBandit.read(log), theta);
        print(value.estimate());
        var differing =
                differing(value, asked.path("expected"), asked.path("tolerance").asDouble(1e-9));
        differing.forEach(System.out::println);
        return differing.isEmpty() ? 0 : 1;
    }

    /** @param clippedIps by weights of at most {@value #HIGHEST_WEIGHT} */
    record Value(OffPolicyEstimate estimate, double clippedIps) {}

    static Value of(OpenBandit log, List<Double> theta) {
        double sum = theta.stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> byName = new HashMap<>();
        for (int item = 0; item < theta.size(); item++) {
            byName.put(OpenBandit.name(item), theta.get(item));
        }
        var choices = log.under(theta.stream().map(each -> each / sum).toList());
        return new Value(
                OffPolicyEstimate.of(choices, (_, action) -> byName.get(action)),
                OffPolicyEstimate.clippedIps(choices, HIGHEST_WEIGHT));
    }

    private static void print(OffPolicyEstimate estimate) {
        System.out.printf(
                "%,d rows, of which the log is worth %,.0f for this question%n",
                estimate.rows(), estimate.effectiveSize());
        System.out.printf("  what was done          %.6f%n", estimate.meanReward());
        System.out.printf("  IPS                    %.6f%n", estimate.ips());
        System.out.printf(
                "  SNIPS                  %.6f (standard error %.6f)%n", estimate.snips(), estimate.snipsError());
        System.out.printf("  DR                     %.6f (standard error %.6f)%n", estimate.dr(), estimate.drError());
        System.out.printf(
                "  weights                mean %.6f, largest %.6f%n", estimate.meanWeight(), estimate.maxWeight());
        var refusals = estimate.refusals();
        System.out.println(
                refusals.isEmpty()
                        ? "  a verdict              yes"
                        : "  no verdict             "
                                + refusals.stream().map(Refusal::why).collect(Collectors.joining("; ")));
    }

    /** What isn't as expected, in words: what nobody computes is not. */
    static List<String> differing(Value value, JsonNode expected, double tolerance) {
        var estimate = value.estimate();
        var found = Map.of(
                "n",
                (double) estimate.rows(),
                "mean_click",
                estimate.meanReward(),
                "mean_w",
                estimate.meanWeight(),
                "max_w",
                estimate.maxWeight(),
                "ess_kish",
                estimate.effectiveSize(),
                "ips",
                estimate.ips(),
                "snips",
                estimate.snips(),
                "dr",
                estimate.dr(),
                "clipped_ips_" + HIGHEST_WEIGHT,
                value.clippedIps());
        var differing = new ArrayList<String>();
        expected.properties().forEach(each -> {
            var computed = found.get(each.getKey());
            if (computed == null
                    || !(Math.abs(computed - each.getValue().asDouble())
                            <= tolerance * Math.max(1, Math.abs(computed)))) {
                differing.add("%s is %s, expected %s".formatted(each.getKey(), computed, each.getValue()));
            }
        });
        return differing;
    }
}
