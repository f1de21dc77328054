package dev.heartline.memory.summary;

import java.util.List;
import java.util.Optional;

import dev.heartline.events.vocabulary.Sentiment;

/**
 * What a summary of a period says. Empty means that the conversations don't tell.
 *
 * @param keyTopics most talked about first
 * @param motivationLevel 1..10, the mean of the evidence
 * @param evidence the levels of the conversations or shorter periods, in the order of time
 */
record SummaryContent(
        List<String> keyTopics,
        Optional<String> insights,
        Optional<String> progress,
        List<String> challenges,
        List<String> commitments,
        Optional<Sentiment> sentiment,
        Optional<Integer> motivationLevel,
        List<MotivationEvidence> evidence,
        Optional<String> text) {}
