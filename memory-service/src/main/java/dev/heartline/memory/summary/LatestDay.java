package dev.heartline.memory.summary;

import java.util.List;

import dev.heartline.events.ContextRefreshed.Source;

/**
 * The latest day of which there is something to say.
 *
 * @param sources the conversations of that day, in the order of time
 */
public record LatestDay(ConversationSummary summary, List<Source> sources) {}
