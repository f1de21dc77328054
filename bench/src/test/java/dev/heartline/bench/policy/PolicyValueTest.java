package dev.heartline.bench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicyValueTest {

    @TempDir
    Path folder;

    @Test
    void aLogOfTheFormatIsWorthWhatAHandComputes() throws IOException {
        var log = file("""
                ,timestamp,item_id,position,click,propensity_score
                0,2019-11-24,0,3,1,0.5
                1,2019-11-24,1,1,0,0.5
                """);

        // Weights 1.5 and 0.5.
        var estimate = PolicyValue.of(OpenBandit.read(log), List.of(0.3, 0.1)).estimate();

        assertThat(estimate.ips()).isCloseTo(0.75, Offset.offset(1e-12));
        assertThat(estimate.dr())
                .isCloseTo((2 * (0.75 * 0.3 + 0.25 * 0.1) + 1.5 * 0.7 - 0.5 * 0.1) / 2, Offset.offset(1e-12));
        assertThat(estimate.unsupported()).isZero();
    }

    @Test
    void aWeightCountsForTenAtMostWhereItIsClipped() throws IOException {
        // Weights 15 and 0.75 / 0.75.
        var value = PolicyValue.of(OpenBandit.read(file("""
                item_id,click,propensity_score
                0,1,0.05
                0,1,0.75
                """)), List.of(0.3, 0.1));

        assertThat(value.estimate().ips()).isCloseTo(8, Offset.offset(1e-12));
        assertThat(value.clippedIps()).isCloseTo(5.5, Offset.offset(1e-12));
    }

    @Test
    void whatIsNotAsExpectedIsTold() throws IOException {
        var value =
                PolicyValue.of(OpenBandit.read(file("item_id,click,propensity_score\n0,1,0.5\n")), List.of(0.5, 0.5));

        assertThat(PolicyValue.differing(value, json("{\"ips\": 1, \"snips\": 1.1, \"cips\": 1}"), 1e-9))
                .containsExactly("snips is 1.0, expected 1.1", "cips is null, expected 1");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        var other = file("a,b\n1,2\n");

        assertThatThrownBy(() -> OpenBandit.read(other)).hasMessageContaining("no column item_id");
    }

    /**
     * The data of others isn't ours to give away: whoever has it says where. Where the expected values come from is told by
     * {@code docs/benchmarks.md}; {@code src/test/python/off_policy_golden.py} computes them again without this code.
     */
    @Test
    @EnabledIfEnvironmentVariable(named = "HEARTLINE_OPEN_BANDIT", matches = ".+")
    void theValuesOfTheOpenBanditDatasetAreMet() throws IOException {
        var data = Path.of(System.getenv("HEARTLINE_OPEN_BANDIT"));
        var golden = json(Files.readString(data.resolve("off-policy-golden.json")));
        var theta = StreamSupport.stream(golden.get("theta").spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();

        var value = PolicyValue.of(OpenBandit.read(data.resolve("open-bandit-random-men.csv")), theta);

        assertThat(golden.get("expected").size()).isEqualTo(9);
        assertThat(PolicyValue.differing(value, golden.get("expected"), 1e-9)).isEmpty();
        assertThat(value.estimate().refusals()).isEmpty();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), content);
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }
}
