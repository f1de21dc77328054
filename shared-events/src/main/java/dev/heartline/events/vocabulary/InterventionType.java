package dev.heartline.events.vocabulary;

/** What the coach did to help, in the words of motivational interviewing (Miller &amp; Rollnick, 2013). */
public enum InterventionType implements WireNamed {
    OPEN_QUESTION,
    AFFIRMATION,
    REFLECTION,
    SUMMARY,
    REFRAME,
    COMMITMENT,
    CRISIS_RESOURCES
}
