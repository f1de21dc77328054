package dev.heartline.sms.coach;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the coach answers texts. */
@ConfigMapping(prefix = "heartline.sms.answer")
interface AnswerConfig {

    /** So long somebody has to be silent before they are answered: what comes in several texts gets one answer. */
    @WithDefault("8s")
    Duration quietPeriod();

    /** Whoever goes on writing is answered after this all the same. */
    @WithDefault("45s")
    Duration longestWait();

    /** Answers that are in the making at once, in this process. */
    @WithDefault("2")
    int workers();

    /** How often an idle process looks whether an answer is due. */
    @WithDefault("500ms")
    Duration poll();

    /** After this another process may find the words. Longer than `heartline.sms.answer.limit`. */
    @WithDefault("60s")
    Duration lease();

    /** For the words of one answer, whichever engine finds them. */
    @WithDefault("30s")
    Duration limit();

    /** How often finding the words is begun before nobody is answered and a human should look. */
    @WithDefault("3")
    int attempts();

    /**
     * An answer later than this is no direct reply any more: it needs consent, keeps to the contact hours and counts as a contact
     * that we start.
     */
    @WithDefault("15m")
    Duration promptWithin();

    /** As `heartline.sms.answer.prompt-within`, of an answer that a human writes or approves. */
    @WithDefault("4h")
    Duration humanWithin();

    /** A text that nobody could answer within this isn't answered any more, by a human neither. */
    @WithDefault("12h")
    Duration staleAfter();

    /** Texts of a thread that the coach goes by, the last ones. */
    @WithDefault("24")
    int history();

    /** Answers to one user within an hour: beyond it a machine is likely to write. */
    @WithDefault("30")
    int mostPerHour();

    /** Segments of an answer whose words were not written beforehand. */
    @WithDefault("2")
    int mostSegments();
}
