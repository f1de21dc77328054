package dev.heartline.ai.coach;

import java.util.Optional;

import dev.heartline.ai.knowledge.Citation;

/** What the coach may answer a question of fact from: documents that whoever runs the service stands for. */
public interface KnownFacts {

    KnownFacts NONE = _ -> Optional.empty();

    /**
     * What they say to a question; empty where they say nothing, and then the coach says that it doesn't know. May block for as
     * long as an embedding takes.
     */
    Optional<Fact> about(String question);

    /**
     * @param source the document's title
     * @param words a sentence or two, from the document
     * @param citation the passage that they are in
     */
    record Fact(String source, String words, Citation citation) {}
}
