package dev.heartline.testing.api;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricTagsTest {

    @Test
    void tagsAreReadWhateverTheirValuesHold() {
        assertThat(MetricTags.of("""
                # HELP calls_total of {all} kinds
                # TYPE calls_total counter
                calls_total{outcome="completed",provider="twilio"} 3.0
                calls_total{outcome="failed, \\"late\\" }",provider="twilio"} 1.0
                uptime_seconds 12.5
                """))
                .containsExactlyInAnyOrder(
                        "outcome=\"completed\"", "provider=\"twilio\"", "outcome=\"failed, \\\"late\\\" }\"");
    }

    @Test
    void theTraceOfAnExemplarIsNoTag() {
        assertThat(
                        MetricTags.of(
                                "asked_seconds_bucket{uri=\"/calls\",le=\"0.1\"} 8 # {span_id=\"0123456789012345\",trace_id=\"01\"} 0.05 1.7e9"))
                .containsExactlyInAnyOrder("uri=\"/calls\"", "le=\"0.1\"");
    }
}
