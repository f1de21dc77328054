package dev.heartline.memory.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.heartline.memory.embedding.EmbeddingConfig;
import dev.heartline.memory.knowledge.Passages.Cut;
import dev.heartline.memory.knowledge.UnfitDocument.Reason;
import dev.heartline.messaging.outbox.OutboxConfig;

/** Reads what was brought into passages. */
@ApplicationScoped
class DocumentReader {

    /** What no text may hold, see shared-service's Characters; a form feed ends a page. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]|\\p{Cs}|[\\uFFFE\\uFFFF\\uFEFF]");

    /** Bytes of a passage's JSON beside its words and its vector. */
    private static final int AROUND = 60;

    private final KnowledgeConfig config;
    private final EmbeddingConfig embedding;
    private final OutboxConfig outbox;
    private final PdfProcess pdfs;

    DocumentReader(KnowledgeConfig config, EmbeddingConfig embedding, OutboxConfig outbox, PdfProcess pdfs) {
        this.config = config;
        this.embedding = embedding;
        this.outbox = outbox;
        this.pdfs = pdfs;
    }

    /**
     * Blocks for as long as it takes.
     *
     * @throws UnfitDocument if it can't be read or is too long
     */
    List<Cut> read(byte[] content, KnowledgeFormat format) {
        var text = switch (format) {
            case TEXT, MARKDOWN -> decoded(content);
            case PDF -> pdfs.read(content);
        };
        if (text.length() > config.characters()) {
            throw new UnfitDocument(Reason.TOO_LONG, "it has more than %d characters".formatted(config.characters()));
        }
        var plain = CONTROL.matcher(
                        text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n'))
                .replaceAll(" ");
        var passages = Passages.of(plain, format == KnowledgeFormat.MARKDOWN);
        if (passages.isEmpty()) {
            throw new UnfitDocument(Reason.UNREADABLE, "there are no words in it");
        }
        requireToFit(passages);
        return passages;
    }

    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnfitDocument(Reason.UNREADABLE, "it is no text in UTF-8");
        }
    }

    /** A document is published whole, in one event. */
    private void requireToFit(List<Cut> passages) {
        long vector = embedding.dimensions() * (long) Float.BYTES * 4 / 3;
        long bytes = passages.stream()
                .mapToLong(passage -> AROUND + vector + escaped(passage.text()) + escaped(passage.section()))
                .sum();
        if (bytes > outbox.maxEventBytes()) {
            long most = passages.size() * outbox.maxEventBytes() / bytes;
            throw new UnfitDocument(
                    Reason.TOO_LONG,
                    "it has %d passages, of which one document may have about %d: bring it in parts"
                            .formatted(passages.size(), most));
        }
    }

    /** Bytes in JSON, at most: each quotation mark has another one before it. */
    private static long escaped(@Nullable String words) {
        return words == null ? 0 : 2L * words.getBytes(StandardCharsets.UTF_8).length;
    }
}
