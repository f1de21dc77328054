package dev.heartline.sms.message;

/**
 * When a text was said, in SQL over {@code sms_messages}: one of theirs when it came in, one of ours when it began to leave, however long
 * ago it was asked for. By the indexes sms_messages_said and sms_messages_said_in_threads.
 */
public final class SaidAt {

    public static final String MOMENT = "coalesce(claimed_at, created_at)";

    /** Of one that is to leave later: to whom it goes, nothing was said yet. */
    public static final String NOT_YET = "send_at is not null and claimed_at is null";

    private SaidAt() {}
}
