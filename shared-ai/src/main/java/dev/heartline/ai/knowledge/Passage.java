package dev.heartline.ai.knowledge;

import java.util.UUID;

/**
 * A part of a document, as far as it is cited.
 *
 * @param seq its place in the document, from 0
 * @param title of the document
 * @param section the headings above it; null where there are none
 * @param uri of the document; null where none was told
 */
public record Passage(UUID documentId, int version, int seq, String title, String section, String uri, String text) {

    public Citation citation() {
        return new Citation(documentId, version, seq);
    }
}
