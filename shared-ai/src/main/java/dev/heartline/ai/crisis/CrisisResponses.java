package dev.heartline.ai.crisis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What the coach says in a crisis: fixed sentences that ask about safety and give the numbers of the user's region. They live
 * in {@code responses.txt} and {@code contacts.txt}, so that somebody qualified can review them without reading code.
 */
public final class CrisisResponses {

    private static final String HOME = "/dev/heartline/ai/crisis/";
    private static final Set<String> EUROPEAN_UNION =
            Set.of("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "));
    /** Where a language without a region is almost surely spoken. */
    private static final Map<String, String> REGION_OF_LANGUAGE =
            Map.of("de", "DE", "fr", "FR", "it", "EU", "nl", "EU", "pl", "EU", "sv", "EU");

    private final Map<String, Contacts> contacts = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();

    private record Contacts(String emergency, String listener) {}

    public CrisisResponses() {
        for (var line : Lexicon.lines(HOME + "contacts.txt")) {
            var fields = line.split(" \\| ", 3);
            contacts.put(fields[0], new Contacts(fields[1], fields[2]));
        }
        for (var line : Lexicon.lines(HOME + "responses.txt")) {
            var fields = line.split(" \\| ", 2);
            texts.computeIfAbsent(fields[0], key -> new ArrayList<>()).add(fields[1]);
        }
    }

    /** The answer to the first sign of danger on a call. */
    public String first(CrisisKind kind, Locale locale) {
        return wordings(kind, CrisisStep.FIRST, locale).getFirst();
    }

    /** What may be said at a step, preferred first. Never empty. */
    public List<String> wordings(CrisisKind kind, CrisisStep step, Locale locale) {
        var own = texts.get(key(kind, step.key()));
        return own == null
                ? wordings(kind, step.fallback(), locale)
                : own.stream().map(text -> filled(text, locale)).toList();
    }

    /** Where to find a person, in a sentence or two. */
    public String number(CrisisKind kind, Locale locale) {
        return text(key(kind, "number"), locale);
    }

    /** Whether these words named a number of the region. */
    public boolean namesNumber(String words, Locale locale) {
        var numbers = contacts.get(region(locale));
        return words.contains(numbers.listener()) || words.contains("call " + numbers.emergency());
    }

    /** The answer to a text message: it must stand alone, since nobody may read what follows. */
    public String inText(CrisisKind kind, Locale locale) {
        return text(key(kind, "text"), locale);
    }

    /** What is said where danger is near but not spoken of: {@code asking.directly}, {@code aftermath.safe}. */
    public String careful(String key, Locale locale) {
        return text(key, locale);
    }

    private String text(String key, Locale locale) {
        return filled(texts.get(key).getFirst(), locale);
    }

    private String filled(String text, Locale locale) {
        var numbers = contacts.get(region(locale));
        return text.replace("{emergency}", numbers.emergency()).replace("{listener}", numbers.listener());
    }

    private static String key(CrisisKind kind, String turn) {
        return kind.name().toLowerCase(Locale.ROOT) + "." + turn;
    }

    private String region(Locale locale) {
        var country = locale.getCountry();
        var candidates = List.of(
                country,
                EUROPEAN_UNION.contains(country) ? "EU" : "",
                country.isEmpty() ? REGION_OF_LANGUAGE.getOrDefault(locale.getLanguage(), "") : "");
        return candidates.stream().filter(contacts::containsKey).findFirst().orElse("*");
    }
}
