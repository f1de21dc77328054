package dev.heartline.events.vocabulary;

/** What an inbound text wants. {@code OTHER} where none of the rest fits. */
public enum SmsIntent implements WireNamed {
    REQUEST_HELP,
    REPORT_PROGRESS,
    LOG_FOOD,
    ASK_QUESTION,
    EMERGENCY,
    OPT_OUT,
    OPT_IN,
    OTHER
}
