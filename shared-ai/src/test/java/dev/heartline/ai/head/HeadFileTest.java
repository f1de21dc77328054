package dev.heartline.ai.head;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.wish.LocalWishReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HeadFileTest {

    private final Head head = Head.load(LocalWishReader.HEAD);

    @Test
    void whatIsWrittenIsWhatWasRead() throws IOException {
        var written = new ByteArrayOutputStream();
        HeadFile.write(head, written);

        var read = HeadFile.read(new ByteArrayInputStream(written.toByteArray()));
        assertThat(read).usingRecursiveComparison().isEqualTo(head);
    }

    @Test
    void aMissingHeadSaysSo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Head.load("/none.head"))
                .withMessageContaining("/none.head");
    }

    @Test
    void anUntrainedQuestionSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.question("weather"))
                .withMessageContaining("weather");
    }
}
