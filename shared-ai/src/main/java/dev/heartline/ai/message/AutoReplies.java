package dev.heartline.ai.message;

import java.util.regex.Pattern;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Words;

/** Texts that a phone, a mailbox or a carrier writes in somebody's place. To answer them is to talk to a machine, for ever. */
public final class AutoReplies {

    private static final Pattern ONE = Pattern.compile(
            String.join("|", Lexicon.lines("/dev/heartline/ai/message/auto_replies.txt")), Pattern.CASE_INSENSITIVE);

    private AutoReplies() {}

    public static boolean isOne(String text) {
        return ONE.matcher(Words.normalise(text)).find();
    }
}
