package dev.heartline.bench.live;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstWordsTest {

    @Test
    void whatNobodyAnsweredIsCounted() throws Exception {
        var firstWords = new FirstWords();

        firstWords.add(new ObjectMapper().readTree("""
                {"transcript": [
                  {"speaker": "coach",  "startedAt": 1000},
                  {"speaker": "caller", "startedAt": 2000},
                  {"speaker": "caller", "startedAt": 12000},
                  {"speaker": "coach",  "startedAt": 12010},
                  {"speaker": "caller", "startedAt": 13000}]}
                """));

        assertThat(firstWords.lost()).as("the first and the last").isEqualTo(2);
        assertThat(firstWords.count()).isOne();
    }

    @Test
    void answersAreTimedFromTheCallersWordsAndGreetingsAreNot() throws Exception {
        var firstWords = new FirstWords();

        firstWords.add(new ObjectMapper().readTree("""
                {"transcript": [
                  {"speaker": "coach",  "startedAt": 1000},
                  {"speaker": "caller", "startedAt": 2000},
                  {"speaker": "coach",  "startedAt": 2012},
                  {"speaker": "coach",  "startedAt": 9000},
                  {"speaker": "caller", "startedAt": 9500},
                  {"speaker": "coach",  "startedAt": 9530}]}
                """));

        assertThat(firstWords.count()).isEqualTo(2);
        assertThat(firstWords.lost()).isZero();
        var printed = new ByteArrayOutputStream();
        firstWords.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("turn 1 to 10 +p50 +12 ms.*max +30 ms")
                .contains("turn 151 and on");
    }
}
