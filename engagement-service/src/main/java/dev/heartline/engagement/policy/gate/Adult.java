package dev.heartline.engagement.policy.gate;

import java.time.LocalDate;
import java.util.Optional;

/** Who is known to be grown up. Of whom nobody knows, nobody says so. */
public final class Adult {

    public static final int AGE = 18;

    private Adult() {}

    /**
     * @param birthDate empty where nobody has told
     * @param today by the user's own calendar
     */
    public static boolean isOne(Optional<LocalDate> birthDate, LocalDate today) {
        return birthDate.filter(birth -> birth.until(today).getYears() >= AGE).isPresent();
    }
}
