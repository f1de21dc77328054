package dev.heartline.call.recording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of the question whether a call may be recorded.
 *
 * @param version named by the record of each consent
 * @param language in which it is asked
 */
public record ConsentWording(String version, Locale language, String question) {

    private static final List<ConsentWording> ALL = Table.read("wordings.tsv").stream()
            .map(fields -> new ConsentWording(fields.get(0), Locale.of(fields.get(1)), fields.get(2)))
            .toList();

    /** Characters by which a question that was broken off is still known. */
    private static final int RECOGNISED_BY = 30;

    /** The one that is asked today; empty for a language in which nobody can be asked. */
    public static Optional<ConsentWording> of(Locale person) {
        return ALL.reversed().stream()
                .filter(wording -> wording.language.getLanguage().equals(person.getLanguage()))
                .findFirst();
    }

    /** Whether words of ours are the question, of whatever version, or its beginning. */
    public static boolean isIn(String words) {
        return ALL.stream().anyMatch(wording -> words.startsWith(wording.question.substring(0, RECOGNISED_BY)));
    }

    static Optional<ConsentWording> named(String version) {
        return ALL.stream().filter(wording -> wording.version.equals(version)).findFirst();
    }
}
