package dev.heartline.bench.live;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyStagesTest {

    @Test
    void whatWasCountedMeanwhileIsToldByStageOfAllCarriersTogether() {
        var before = """
                # TYPE heartline_call_reply_stage_seconds histogram
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="0.001"} 100
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="0.004"} 100
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="+Inf"} 100
                """;
        var after = """
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="0.001"} 150.0
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="0.004"} 198.0
                heartline_call_reply_stage_seconds_bucket{provider="twilio",stage="store",le="+Inf"} 198.0
                heartline_call_reply_stage_seconds_bucket{provider="vonage",stage="store",le="0.001"} 0.0
                heartline_call_reply_stage_seconds_bucket{provider="vonage",stage="store",le="0.004"} 0.0
                heartline_call_reply_stage_seconds_bucket{provider="vonage",stage="store",le="+Inf"} 2.0
                heartline_call_reply_stage_seconds_count{provider="twilio",stage="store"} 198.0
                heartline_call_reply_seconds_bucket{provider="twilio",le="0.001"} 7.0
                """;
        var printed = new ByteArrayOutputStream();

        ReplyStages.print(
                ReplyStages.parse(before),
                ReplyStages.parse(after),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("store +p50 +1.0 ms +p95 +4.0 ms +p99 +too long +\\(n = 100\\)")
                .containsPattern("coach +none");
    }
}
