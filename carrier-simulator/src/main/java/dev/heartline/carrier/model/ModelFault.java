package dev.heartline.carrier.model;

/** What a model's network does instead of answering well. */
public enum ModelFault {
    /** Takes the request and sends nothing, until the client goes. */
    SILENT,
    /** Sends a part of the answer and then nothing, until the client goes. */
    STALLED,
    /** Closes the connection in the middle of the answer. */
    CUT,
    /** Ends in the middle of the answer as if it were whole. */
    UNFINISHED,
    /** Sends what is no JSON where JSON belongs. */
    GARBAGE,
    /** Answers without a word. */
    EMPTY,
    /** Goes on and on with the answer, until the client goes. */
    ENDLESS,
    /** HTTP 429. */
    TOO_MANY_REQUESTS,
    /** HTTP 500. */
    SERVER_ERROR,
    /** HTTP 401. */
    UNAUTHORIZED
}
