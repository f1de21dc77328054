package dev.heartline.ai.crisis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.heartline.ai.lexicon.Lexicon;

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
    private final Map<String, String> texts = new HashMap<>();

    private record Contacts(String emergency, String listener) {}

    public CrisisResponses() {
        for (var line : Lexicon.lines(HOME + "contacts.txt")) {
            var fields = line.split(" \\| ", 3);
            contacts.put(fields[0], new Contacts(fields[1], fields[2]));
        }
        for (var line : Lexicon.lines(HOME + "responses.txt")) {
            var fields = line.split(" \\| ", 2);
            texts.put(fields[0], fields[1]);
        }
    }

    /** The answer to the first sign of danger on a call. */
    public String first(CrisisKind kind, Locale locale) {
        return text(kind, "first", locale);
    }

    /** What is said to anything that follows, as often as needed. */
    public String after(CrisisKind kind, Locale locale) {
        return text(kind, "after", locale);
    }

    /** The answer to a text message: it must stand alone, since nobody may read what follows. */
    public String inText(CrisisKind kind, Locale locale) {
        return text(kind, "text", locale);
    }

    private String text(CrisisKind kind, String turn, Locale locale) {
        var numbers = contacts.get(region(locale));
        return texts.get(kind.name().toLowerCase(Locale.ROOT) + "." + turn)
                .replace("{emergency}", numbers.emergency())
                .replace("{listener}", numbers.listener());
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
