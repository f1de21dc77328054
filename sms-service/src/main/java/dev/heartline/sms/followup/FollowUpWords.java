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
        var named = firstName.map(name -> " " + name).orElse("");
        return language.map(Locale::forLanguageTag)
                        .filter(locale -> locale.getLanguage().equals("es"))
                        .isPresent()
                ? "Hola%s: querías que tu coach te escribiera. ¿Cómo va?".formatted(named)
                : "Hi%s, you wanted your coach to text you. How is it going?".formatted(named);
    }
}
