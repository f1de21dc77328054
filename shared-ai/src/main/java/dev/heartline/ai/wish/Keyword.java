package dev.heartline.ai.wish;

/** What a text asks for about the texting itself. */
public enum Keyword {
    OPT_OUT,
    /** Only means something to somebody who has opted out: "yes" is also an everyday answer to a coach. */
    OPT_IN,
    HELP,
    NONE
}
