package dev.heartline.memory.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.memory.knowledge.UnfitDocument.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class PdfProcessTest {

    private static final Duration ENOUGH = Duration.ofSeconds(30);

    static Stream<Arguments> unfit() {
        var good = Pdfs.of("Words.");
        return Stream.of(
                argumentSet("no PDF", "Words.".getBytes(StandardCharsets.UTF_8), Reason.UNREADABLE),
                argumentSet("half a PDF", Arrays.copyOf(good, 60), Reason.UNREADABLE),
                argumentSet("locked", Pdfs.locked("sesame"), Reason.UNREADABLE),
                argumentSet("its text may not be taken", Pdfs.whoseTextMayNotBeTaken(), Reason.UNREADABLE),
                argumentSet("many pages", Pdfs.of("One.", "Two.", "Three.", "Four."), Reason.TOO_LONG),
                argumentSet("many words", Pdfs.of("Word ".repeat(300)), Reason.TOO_LONG));
    }

    @Test
    void theWordsOfEveryPageAreRead() {
        assertThat(new PdfProcess(limits(ENOUGH)).read(Pdfs.of("The first page.", "Die zweite, größer.")))
                .containsSubsequence("The first page.", "Die zweite, größer.");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatCannotBeReadWithinItsLimitsIsRefused(byte[] pdf, Reason reason) {
        var refusal = catchThrowableOfType(UnfitDocument.class, () -> new PdfProcess(limits(ENOUGH)).read(pdf));

        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
    }

    @Test
    void whatTakesTooLongOrTooMuchIsEnded() {
        var process = new PdfProcess(limits(Duration.ofSeconds(3)));

        var refusal = catchThrowableOfType(UnfitDocument.class, () -> process.read(Pdfs.bomb()));

        assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal).hasMessageContaining("time");
    }

    private static KnowledgeConfig limits(Duration time) {
        return new KnowledgeConfig() {
            @Override
            public int characters() {
                return 1_000;
            }

            @Override
            public int passages() {
                return 100;
            }

            @Override
            public int pages() {
                return 3;
            }

            @Override
            public Duration pdfTime() {
                return time;
            }

            @Override
            public int pdfMemory() {
                return 96;
            }

            @Override
            public int pdfsAtOnce() {
                return 1;
            }
        };
    }
}
