package dev.heartline.events.vocabulary;

/** How we learned of a wish about being contacted. */
public enum ConsentSource implements WireNamed {
    /** A carrier keyword, such as STOP or START, by text. */
    KEYWORD,
    /** The contact's own words, by text. */
    WORDS,
    /** The contact's own words, on a call. */
    SPEECH,
    /** The telephony provider refused, because the number has opted out there. */
    PROVIDER,
    /** An operator noted it. */
    OPERATOR,
    /** The user said so in the host application. */
    APP
}
