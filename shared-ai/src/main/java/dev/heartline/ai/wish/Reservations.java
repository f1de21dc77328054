package dev.heartline.ai.wish;

import java.util.regex.Pattern;

/**
 * Words beside a request that certainly make it another one: its opposite ("don't stop texting"), what somebody is called, a
 * question about stopping, a time after which contact is welcome again, or times of the day or the week that come again. Works on
 * what {@link Plain#words} makes of a text.
 */
final class Reservations {

    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";

    private static final Pattern NOT_MEANT = Pattern.compile(String.join(
            "|",
            "\\b(?:dont|do not|never|no need to|wont|not gonna|not going to) (?:you |ever |let me |want to |wanna )?(?:stop|quit|unsubscribe|opt out|cancel)\\b",
            "\\b(?:dont|do not|doesnt) mind\\b",
            "\\bnot bothering\\b",
            "\\b(?:keep|continue) (?:on )?(?:calling|texting|messaging|sending|writing|them coming)\\b",
            "\\bcalling me (?!(?:again|any|anymore|at|on|before|after|please|pls|plz|now|and|or|every|everyday|all|so|this|from|for|ever"
                    + "|right|i|im|ive|you|u|the|my|its|it|stop|thanks|thank|thx|ok|okay|when|while|in|with|to|about|if|but|because|a|forever"
                    + "|altogether|completely|entirely|period|today|daily|constantly|immediately|like|dammit|damn|is|was|just|already|guys|do|does|dont)\\b)\\w+",
            "\\b(?:what happens|what if|que pasa|que se passe|was passiert)\\b",
            "^(?:so )?(?:should|shall|do|did|does|how|who|why|is|are|will) (?:i|we|he|she|they|other|people|it|someone|somebody)\\b",
            "\\b(?:no (?:dejen|deje|dejes|paren|pares)|n ?arretez pas|ne ?tarretes? pas|nao (?:parem|pare)|nicht auf)\\b",
            "\\b(?:undo|resubscribe|put me back|sign me back|add me back|by accident|by mistake|as a (?:joke|prank)|text(?:ing)? and driv(?:e|ing))\\b",
            // The end of a sentence of despair, where a line was cut.
            "\\boff without me\\b",
            "^not you\\b"));

    private static final Pattern FOR_NOW = Pattern.compile(String.join(
            "|",
            "\\b(?:until|till|til|temporarily|tomorrow|tmrw|manana|demain|morgen|amanha)\\b",
            "\\bfor (?:now|today|tonight|a (?:bit|while|moment|minute|few|couple|week|month|day)|an hour|the (?:day|night|week|weekend|rest|moment|month)"
                    + "|(?:one|two|three|a couple of|\\d{1,2}) (?:hours?|days?|weeks?|months?)|this (?:week|month))\\b",
            "\\b(?:calls?|texts?|messages?|calling|texting|call|text|message)(?: me)? (?:today|tonight|this (?:week|weekend|morning|afternoon|evening)"
                    + "|on " + DAY + "s?"
                    + "|before|after(?! the (?:tone|beep))|during|while|so (?:late|early|often|much)|at (?:work|night|\\d{1,2})|late|early)\\b",
            "\\b(?:ill|i will) (?:be back|text you|call you|let you know)\\b",
            "\\b(?:later|some other time|another time|next week)\\b"));

    private static final String HOUR =
            "(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)";
    private static final String DAILY =
            "(?:work|school|church|breakfast|lunch(?: ?time)?|dinner(?: ?time)?|supper|bed ?time|dark|sunrise|sunset|night|dawn)";

    /** "Stop calling me at 6 am": a wish for other times, not for none. */
    private static final Pattern AT_TIMES = Pattern.compile(
            "\\b(?:dont|do not|never|stop|quit|no|not|more|cant|want|like|hate|hates) (?:please |ever |any |more |you |to |be |being |get |getting )*"
                    + "(?:call(?:s|ing|ed)?|ring(?:s|ing)?|phon(?:e|es|ing)|text(?:s|ing|ed)?|txt(?:s|ing)?|messag(?:e|es|ing)|msgs?|sms|contact(?:ing|ed)?"
                    + "|reach(?:ing)?|bother(?:ing)?|wak(?:e|ing)|buzz(?:ing)?|contacted)(?: me| us)?(?: up| here| again| any ?more| ever)?(?: "
                    + "(?:at|around|about|by|before|after|past) (?:like |about )?" + HOUR
                    + "\\b| (?:before|after|past|at) (?:my )?(?!work\\b)"
                    + DAILY
                    + "\\b| between " + HOUR + "\\b| during (?:the |my |any )?(?:meals?|" + DAILY
                    + ")\\b| (?:on|over|during|in) (?:the |my |any )?(?:late |early )?(?:weekends?|weekdays|week ?nights|(?:"
                    + DAY
                    + ")s|holidays|days off|mornings?|afternoons?|evenings?|nights?|(?:" + DAY
                    + ") (?:morning|afternoon|evening|night)s|middle of the night|(?:work|working|office|business|school) hours)\\b"
                    + "| (?:so|too|that|this|very) (?:late|early)\\b)");

    /** One day or one time: whoever names it is busy now, and has said nothing of the others. */
    private static final Pattern ONCE = Pattern.compile(
            "\\b(?:today|tonight|tomorrow|tmrw|this (?:week|weekend|morning|afternoon|evening)|next (?:week|month|\\w+day)|later|for now|until|till?"
                    + "|right now|not now|at the moment|another time|some other time|for a (?:bit|while|week|month|few|couple))\\b");

    /** Asks for an end whatever the hour. */
    private static final Pattern FOR_GOOD = Pattern.compile(
            "\\b(?:off (?:of )?(?:your|ur|the|this|that) lists?|unsubscribe|opt (?:me )?out|remove me|delete me|leave me alone"
                    + "|altogether|entirely|completely|for good|at all|or any ?time)\\b");

    /** "Stop recording this call" wants no end of calls; "stop recording me and stop calling me" does. */
    private static final Pattern OF_RECORDING = Pattern.compile(
            "\\b(?:stop|quit|end|cancel|pause|dont|do not|never|no|not|off|delete|erase)\\b(?: \\w+){0,5}? record(?:ing|ings|ed)?\\b"
                    + "(?!.*\\b(?:calling|texting|contacting|messaging|writing|(?:call|text|contact|message|write) (?:me|us)|alone|list)\\b)");

    /** "Actually, cancel that call": the one that was agreed, and none of the others. */
    private static final Pattern OF_ONE_CALL = Pattern.compile(
            "^(?:(?:actually|please|pls|plz|can|could|would|you|u|id like to|i need to|i want to|i have to|we can|lets|sorry|hi|hey|hello|so|ok|okay|"
                    + "no|oh|um) )*(?:cancel|skip|call off|drop|scrap|forget(?: about)?) (?:that|the|my|our|this|todays?|tomorrows?|tonights?|"
                    + DAY
                    + "s?|the next|next weeks?) (?:(?:" + DAY
                    + "s?|next|agreed|planned|scheduled|phone|\\d{1,2} ?(?:am|pm|oclock)?) )*"
                    + "(?:call|phone call|callback|appointment|session)\\b(?! (?:list|service|program|programme)\\b)");

    private Reservations() {}

    static boolean notMeant(String words) {
        return NOT_MEANT.matcher(words).find();
    }

    /** What is to end is a recording, and nothing else. */
    static boolean onlyOfRecording(String words) {
        return OF_RECORDING.matcher(words).find();
    }

    /** What is to end is one call that was agreed, and nothing else. */
    static boolean onlyOfOneCall(String words) {
        return OF_ONE_CALL.matcher(words).find() && !FOR_GOOD.matcher(words).find();
    }

    /** Contact is unwelcome only for some time, or at some times. */
    static boolean onlyForNow(String words) {
        return FOR_NOW.matcher(words).find();
    }

    /** Contact is unwelcome at times that come again, and at no others. */
    static boolean onlyAtTimes(String words) {
        return AT_TIMES.matcher(words).find()
                && !ONCE.matcher(words).find()
                && !FOR_GOOD.matcher(words).find();
    }

    /** What is left where the times are taken out: "don't call before nine, and stop texting" asks for an end of texts. */
    static String withoutTimes(String words) {
        return ONCE.matcher(words).find() ? words : AT_TIMES.matcher(words).replaceAll(" ");
    }
}
