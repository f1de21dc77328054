package dev.heartline.ai.wish;

import java.util.regex.Pattern;

/**
 * Words beside a request that certainly make it another one: its opposite ("don't stop texting"), what somebody is called, a
 * question about stopping, or a time after which contact is welcome again. Works on what {@link Plain#words} makes of a text.
 */
final class Reservations {

    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";

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
            "^not you\\b"));

    private static final Pattern FOR_NOW = Pattern.compile(String.join(
            "|",
            "\\b(?:until|till|til|temporarily|tomorrow|tmrw|manana|demain|morgen|amanha)\\b",
            "\\bfor (?:now|today|tonight|a (?:bit|while|moment|minute|few|couple|week|month|day)|an hour|the (?:day|night|week|weekend|rest|moment|month)"
                    + "|(?:one|two|three|a couple of|\\d{1,2}) (?:hours?|days?|weeks?|months?)|this (?:week|month))\\b",
            "\\b(?:calls?|texts?|messages?|calling|texting|call|text|message)(?: me)? (?:today|tonight|this (?:week|weekend|morning|afternoon|evening)"
                    + "|on " + DAY
                    + "|before|after|during|while|so (?:late|early|often|much)|at (?:work|night|\\d{1,2})|late|early)\\b",
            "\\b(?:ill|i will) (?:be back|text you|call you|let you know)\\b",
            "\\b(?:later|some other time|another time|next week)\\b"));

    private Reservations() {}

    static boolean notMeant(String words) {
        return NOT_MEANT.matcher(words).find();
    }

    /** Contact is unwelcome only for some time, or at some times. */
    static boolean onlyForNow(String words) {
        return FOR_NOW.matcher(words).find();
    }
}
