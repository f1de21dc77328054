package dev.heartline.sms.followup;

import java.util.Locale;
import java.util.Optional;

/**
 * What a follow-up says: that they wanted it, and nothing of what it is about, as others may read along. In Spanish for whoever's
 * profile says so, else in English.
 */
final class FollowUpWords {

    private FollowUpWords() {}

    static String of(Optional<String> firstName, Optional<String> language) {
        return (isSpanish(language)
                        ? "Hola%s: querías que tu coach te escribiera. ¿Cómo va?"
                        : "Hi%s, you wanted your coach to text you. How is it going?")
                .formatted(named(firstName));
    }

    static String inApp(Optional<String> firstName, Optional<String> language) {
        return (isSpanish(language)
                        ? "Hola%s: querías que tu coach te escribiera por aquí. ¿Cómo va?"
                        : "Hi%s, you wanted your coach to get back to you here. How is it going?")
                .formatted(named(firstName));
    }

    private static String named(Optional<String> firstName) {
        return firstName.map(name -> " " + name).orElse("");
    }

    private static boolean isSpanish(Optional<String> language) {
        return language.map(Locale::forLanguageTag)
                .filter(locale -> locale.getLanguage().equals("es"))
                .isPresent();
    }
}
