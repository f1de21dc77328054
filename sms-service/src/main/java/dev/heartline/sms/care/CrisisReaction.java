package dev.heartline.sms.care;

import dev.heartline.ai.crisis.CrisisReading;

/** What is done about a text that was judged. */
public enum CrisisReaction {
    NOTHING,
    /** One gentle, direct question. */
    ASK,
    /** The fixed answer; the other services are told, and a human is. */
    ALARM;

    /**
     * Hopeless words are asked about once in a conversation, so that nobody who said no is asked again and again. Where they
     * are the answer to that question they are no denial, and taken for the worse; unless they begin with a clear no: "no, just
     * exhausted" is heard as hopeless, and an answer all the same. So is a shrug, which the coach asks about once more.
     *
     * @param denied the open question was answered with a clear no, or shrugged off
     */
    public static CrisisReaction to(CrisisReading reading, SaidBefore before, boolean denied) {
        return switch (reading.level()) {
            case NONE -> NOTHING;
            case ALARM -> ALARM;
            case ASK -> {
                if (before.questionIsOpen()) {
                    yield denied ? NOTHING : ALARM;
                }
                yield before.wasAsked() ? NOTHING : ASK;
            }
        };
    }
}
