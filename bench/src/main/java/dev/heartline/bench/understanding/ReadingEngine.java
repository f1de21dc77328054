package dev.heartline.bench.understanding;

import java.util.List;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.memory.MemoryCandidate;

/**
 * An engine under measurement. Each answer is a wire name; empty where it doesn't do such a thing at all, which then isn't
 * measured.
 */
interface ReadingEngine {

    String name();

    CrisisReading danger(String text);

    /** With danger and consent, as they are told beside it. */
    Optional<String> intent(String text, CrisisReading danger);

    /** An emotion, or {@code none}. */
    Optional<String> emotion(String text);

    Optional<String> sentiment(String text);

    Optional<String> direction(String text, String answered);

    Optional<String> move(String text, String answered);

    Optional<List<MemoryCandidate>> memories(Conversation conversation);
}
