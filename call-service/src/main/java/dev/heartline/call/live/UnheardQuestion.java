package dev.heartline.call.live;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Introduction;
import dev.heartline.ai.guard.LineCheck;
import dev.heartline.call.recording.ConsentWording;
import dev.heartline.call.satisfaction.Satisfaction;

/**
 * A question of the coach into which the caller has said no more than "mhmm": they were listening, and have not heard what they are
 * asked. Nor has who says that they are there once we have checked the line, where a noise cut the question short. Each is asked again
 * once. Knows English. Confined to the event loop of its conversation.
 */
final class UnheardQuestion {

    /** Of a question's last words, without which it is understood. */
    private static final int SPARED = 2;

    private static final Pattern SENTENCE = Pattern.compile("[^.!?\u2026]+(?:[.!?\u2026]+|$)");

    /** No "yeah" or "sure": these may be the answer to half a question. */
    private static final Pattern LISTENING = Pattern.compile(
            "(?i)\\W*(?:(?:m+-?h+m+|m+|h+m+|a?h+a+|a+h+|o+h+|u+h+(?:-?h+u+h+)?|h+u+h+|ok|okay|right|go on|i see|i'm listening)\\b\\W*){1,3}");

    /** "Yes" answers the check of the line here, and nothing else was asked that they have heard. */
    private static final Pattern THERE = Pattern.compile(
            "(?i)\\W*(?:(?:yes|yeah|yep|yup|sure|sorry|hello|hi|hey|still here|(?:yes )?(?:i am|i'm|we're)(?: (?:still|right|back))? (?:here|there|on the line|listening)"
                    + "|(?:right )?here|i'm back|i am|i can hear you(?: now)?|i (?:can|do)|i hear you|go ahead|loud and clear|no problem)\\b\\W*){1,4}");

    private static final Introduction INTRODUCTION = new Introduction();

    private final CoachContext context;

    private Optional<String> unheard = Optional.empty();
    private String askedAgain = "";
    private boolean checked;

    UnheardQuestion(CoachContext context) {
        this.context = context;
    }

    /**
     * The caller spoke into a reply, or a noise did. What was lost before is still lost where we only checked the line since. Who they are, whether the call may be recorded, and how helpful it was is asked in its own way.
     *
     * @param heard the beginning of it that the caller has heard
     */
    void cut(String reply, String heard) {
        if (LineCheck.isIn(reply) && unheard.isPresent()) {
            checked = true;
            return;
        }
        checked = false;
        unheard = reply.contains(Satisfaction.QUESTION)
                        || ConsentWording.isIn(reply)
                        || INTRODUCTION.isMadeIn(reply, context)
                ? Optional.empty()
                : in(reply, heard);
    }

    /**
     * What is to be asked again after these words of the caller: empty where they are more than a sign that they listen, or are there.
     *
     * @param last what the coach said last
     */
    Optional<String> after(String words, String last) {
        boolean there = (checked || LineCheck.isIn(last)) && isPresence(words);
        var question = unheard.filter(_ -> there || isNoAnswer(words)).filter(cut -> !cut.equals(askedAgain));
        unheard = Optional.empty();
        checked = false;
        return question;
    }

    void askedAgain(String question) {
        askedAgain = question;
    }

    /** The last question of a reply, where it was not heard. */
    static Optional<String> in(String reply, String heard) {
        int words = 0;
        int heardWords = count(heard);
        var unheard = Optional.<String>empty();
        var sentences = SENTENCE.matcher(reply);
        while (sentences.find()) {
            var sentence = sentences.group().strip();
            words += count(sentence);
            if (sentence.endsWith("?")) {
                unheard = heardWords < words - SPARED ? Optional.of(sentence) : Optional.empty();
            }
        }
        return unheard;
    }

    static boolean isNoAnswer(String words) {
        return LISTENING.matcher(words).matches();
    }

    static boolean isPresence(String words) {
        return THERE.matcher(words.replace('\u2019', '\'')).matches();
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
