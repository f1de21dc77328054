package dev.heartline.memory.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import dev.heartline.memory.knowledge.Passages.Cut;

/** What was brought, read and cut. */
record BroughtDocument(
        String title, @Nullable String uri, @Nullable String language, KnowledgeFormat format, List<Cut> passages) {

    /** SHA-256 of all that is cited: the same hash is the same document. */
    String hash() {
        var digest = DigestUtils.getSha256Digest();
        add(digest, title);
        add(digest, Objects.toString(uri, ""));
        add(digest, Objects.toString(language, ""));
        for (var passage : passages) {
            add(digest, Objects.toString(passage.section(), ""));
            add(digest, passage.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String words) {
        digest.update(words.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
