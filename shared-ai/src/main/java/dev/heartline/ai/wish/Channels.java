package dev.heartline.ai.wish;

import java.util.regex.Pattern;

import dev.heartline.ai.wish.Wish.Scope;

/** Which way of reaching somebody words are about. Works on what {@link Plain#words} makes of them. */
final class Channels {

    private static final String CALL =
            "(?:calls?|calling|called|phone calls?|phon(?:e|es|ing)|ring|rings|ringing|dial|dialing|voicemails?"
                    + "|robocalls?|llam\\w{1,12}|appel\\w{0,8}|anruf\\w{0,4}|anzurufen|lig(?:ue|ar|uem|acoes|acao))";
    private static final String TEXT =
            "(?:texts?|texting|texted|messages?|messaging|msgs?|msging|sms|txts?|txting|mensajes?|escrib\\w{1,8}"
                    + "|ecri\\w{1,8}|schreib\\w{0,6}|nachrichten|mensagens?|escrev\\w{1,8})";

    private static final Pattern CALLS = Pattern.compile("\\b" + CALL + "\\b");
    private static final Pattern TEXTS = Pattern.compile("\\b" + TEXT + "\\b");

    /** "Blowing up my phone" names no channel. */
    private static final Pattern NO_CHANNEL = Pattern.compile(
            "\\b(?:(?:my|this|the|work|cell|mobile|wrong|your|his|her|their|old) (?:work |cell |mobile )?phone(?! calls?)|phone (?:number|bill)|so called)\\b");

    /** Contact that is asked for, or fine. */
    private static final String BEFORE_NO =
            "(?<!\\bnot |\\bdont |\\bnever |\\bever |\\bor |\\bto |\\band |\\bagain |\\bu |\\byou |\\bi |\\bthey |\\bhe |\\bshe )";

    private static final String PREFERRED =
            "(?<!\\bnot |\\bdont |\\bnever )\\b(?:like|love|prefer|rather (?:get|have)|keep) (?:only |just |getting )?(?:the |your |those |these |my )?(?:phone )?";

    private static final Pattern CALLS_WANTED = wanted("(?:call|phone|ring)", "(?:calls?|calling|phoning)");
    private static final Pattern TEXTS_WANTED =
            wanted("(?:text|message|msg|txt)", "(?:texts?|texting|messages?|messaging)");

    private static final Pattern ONLY_CALLS =
            only("(?:call|phone|ring)", "(?:calls?|calling|phoning)", "(?:texting|messaging)");
    private static final Pattern ONLY_TEXTS =
            only("(?:text|message|msg|txt)", "(?:texts?|texting|messages?|messaging)", "(?:calling|phoning|ringing)");

    private Channels() {}

    /** All where they name none, or both alike. */
    static Scope of(String text) {
        var words = NO_CHANNEL.matcher(Plain.words(text)).replaceAll(" ");
        boolean calls =
                CALLS.matcher(CALLS_WANTED.matcher(words).replaceAll(" ")).find();
        boolean texts =
                TEXTS.matcher(TEXTS_WANTED.matcher(words).replaceAll(" ")).find();
        if (calls != texts) return calls ? Scope.CALLS : Scope.TEXTS;
        boolean onlyCalls = ONLY_CALLS.matcher(words).find();
        boolean onlyTexts = ONLY_TEXTS.matcher(words).find();
        if (onlyCalls == onlyTexts) return Scope.ALL;
        return onlyCalls ? Scope.TEXTS : Scope.CALLS;
    }

    /** Whether a text also asks for what it would stop: then it is about how or when, not about whether. */
    static boolean wanted(String text, Scope stopped) {
        var words = Plain.words(text);
        return switch (stopped) {
            case CALLS -> CALLS_WANTED.matcher(words).find();
            case TEXTS -> TEXTS_WANTED.matcher(words).find();
            case ALL ->
                CALLS_WANTED.matcher(words).find()
                        || TEXTS_WANTED.matcher(words).find();
        };
    }

    /** Who wants only the one doesn't want the other. */
    private static Pattern only(String verb, String noun, String other) {
        return Pattern.compile("(?<!\\bstop |\\bthe |\\bno )\\b" + noun + " only\\b|\\bonly " + verb + " me\\b|\\b"
                + verb + " me (?:\\w+ ){0,4}instead of " + other + "\\b");
    }

    private static Pattern wanted(String verb, String noun) {
        return Pattern.compile(BEFORE_NO + "\\b" + verb
                + " me\\b(?! (?:again|ever|any ?more|one more|and i|or i|back))|\\b(?:keep|dont stop|continue|keep on) (?:the |those |these |your |sending )*"
                + noun + "\\b|" + PREFERRED + noun
                + "\\b|\\b(?:you|u) (?:can|may|could) (?:still |just |always |only )*" + verb
                + "\\b|\\bjust send (?:me )?(?:the |your )?" + noun + "\\b|(?<!\\bstop |\\bthe |\\bno )\\b" + noun
                + " only\\b|\\bkeep it to " + verb
                + "\\b|\\b" + noun + " (?:is|are) (?:still )?(?:fine|ok|okay|good|better|welcome)\\b|\\bjust "
                + verb + "\\b");
    }
}
