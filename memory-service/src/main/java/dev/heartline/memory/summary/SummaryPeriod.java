package dev.heartline.memory.summary;

import dev.heartline.events.vocabulary.WireNamed;

/** How much time a summary covers. */
public enum SummaryPeriod implements WireNamed {
    DAILY,
    WEEKLY,
    MONTHLY
}
