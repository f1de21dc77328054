package dev.heartline.ai.wish;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.wish.Wish.Kind;

/**
 * The words that, as a whole message, are a wish by agreement: the carriers' (CTIA), those of 47 CFR 64.1200(a)(10), and their like
 * in other languages. Politeness and repeats around them change nothing.
 */
final class CarrierKeywords {

    private static final Set<String> STOP = Set.of(
            "stop",
            "stopall",
            "stop all",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "revoke",
            "optout",
            "opt out",
            "stopp",
            "arret",
            "arreter",
            "desabonner",
            "alto",
            "parar",
            "pare",
            "baja",
            "abmelden",
            "unsub",
            "stop all messages");
    private static final Set<String> START = Set.of("start", "yes", "unstop");
    private static final Set<String> HELP = Set.of("help", "info");

    /** Said on the phone they can mean nothing else; "stop" may be said to a coach who talks on. */
    private static final Set<String> PLAIN_IN_SPEECH =
            Set.of("stopall", "stop all", "unsubscribe", "optout", "opt out", "revoke");

    private static final Set<String> POLITE = Set.of(
            "please", "pls", "plz", "thanks", "thank", "you", "thx", "ty", "now", "svp", "merci", "por", "favor",
            "gracias", "bitte", "danke");

    private CarrierKeywords() {}

    static Kind in(String words, Medium medium) {
        if (medium == Medium.SPEECH) return PLAIN_IN_SPEECH.contains(words) ? Kind.STOP : Kind.NONE;
        if (START.contains(words)) return Kind.START;
        if (HELP.contains(words)) return Kind.HELP;
        return STOP.contains(words) || STOP.contains(bare(words)) ? Kind.STOP : Kind.NONE;
    }

    private static String bare(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !POLITE.contains(word))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
