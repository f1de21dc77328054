package dev.heartline.call.schedule;

/** What follows where a machine has answered a scheduled call, which is hung up on in any case. */
enum VoicemailAction {
    /** It is tried again, as often as {@code voicemail-tries} says. */
    RETRY_LATER,
    /** It is not: whoever sees that we called may call back. */
    HANG_UP
}
