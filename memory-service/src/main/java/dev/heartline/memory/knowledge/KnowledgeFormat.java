package dev.heartline.memory.knowledge;

import java.util.Arrays;

/** What documents come as. */
enum KnowledgeFormat {
    TEXT(MediaTypes.TEXT),
    MARKDOWN(MediaTypes.MARKDOWN),
    PDF(MediaTypes.PDF);

    /** As annotations need them. */
    static final class MediaTypes {
        static final String TEXT = "text/plain";
        static final String MARKDOWN = "text/markdown";
        static final String PDF = "application/pdf";

        private MediaTypes() {}
    }

    private final String mediaType;

    KnowledgeFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * @param type and subtype, without parameters
     * @throws IllegalArgumentException for any other
     */
    static KnowledgeFormat of(String type) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no document is of the media type " + type));
    }
}
