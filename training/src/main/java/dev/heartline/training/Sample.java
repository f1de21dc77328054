package dev.heartline.training;

import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.ai.head.Wording;

/** An example as the heads see it. */
record Sample(Example example, float[] vector, int[] wording) {

    static Sample of(Example example, Embedder embedder) {
        return new Sample(example, embedder.embed(example.text()), Wording.of(example.text()));
    }

    /** Also by how what it answers begins and ends, which its aspect holds. */
    static Sample answering(Example example, Embedder embedder) {
        return new Sample(example, embedder.embed(example.text()), Wording.of(example.text(), example.answered()));
    }

    /** As a reader is given it. */
    Utterance said() {
        return new Utterance(example.text(), "", this::vector);
    }
}
