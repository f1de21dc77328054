package dev.heartline.ai.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text is likely in another language than English, by accented letters and by the small words of Spanish, Portuguese,
 * French and German. Rather yes than no: for where somebody mustn't be judged by what was only taught English.
 */
public final class OtherLanguage {

    private static final Pattern ACCENTED =
            Pattern.compile("[\\u00DF-\\u00F6\\u00F8-\\u017F\\u00BF\\u00A1]|[\\p{L}&&[^\\p{IsLatin}]]");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}']+");

    /** Of four words one of these is enough. */
    private static final int SHARE = 4;

    private static final Set<String> SMALL_WORDS = Set.of("""
            el la los las un una uno unos que qu de del y en mi mis tu su hoy ayer estoy esta estaba muy por para con ya ni se te
            lo al sin pero cuando porque ser soy tengo tiene quiero quisiera puedo nada nadie todo mas esto ese hace fue voy
            je j'ai suis pas le les des et du mon ma mes moi c'est est ne plus dans pour ce cette rien veux peux
            ich bin nicht und der das mein meine mir mich ist ein eine zu auf ohne hab habe kann keine kein mehr alles
            meu minha nao eu ta com uma os ele ela voce isso estou mais
            """.strip().split("\\s+"));

    private OtherLanguage() {}

    public static boolean isLikely(String text) {
        var plain = Words.normalise(text).toLowerCase(Locale.ROOT);
        if (ACCENTED.matcher(plain).find()) return true;
        var words = List.of(WORDS.split(plain.strip()));
        long small = words.stream().filter(SMALL_WORDS::contains).count();
        return small > 0 && small * SHARE >= words.size();
    }
}
