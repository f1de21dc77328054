package dev.heartline.service.contact;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation has settled about contacts.
 *
 * @param hours where no zone of {@code stricter} is the recipient's
 * @param mostPerDay contacts that we start with one user on one channel within 24 hours
 */
public record ContactRules(ContactHours hours, Map<ZoneId, ContactHours> stricter, int mostPerDay) {

    /** 08:00 to 21:00 everywhere, four times a day. */
    public static final ContactRules USUAL = new ContactRules(ContactHours.FEDERAL, Map.of(), 4);

    public ContactRules {
        stricter = Map.copyOf(stricter);
        if (mostPerDay < 1) {
            throw new IllegalArgumentException("heartline.contact.most-per-day must be at least 1");
        }
    }

    public ContactHours hours(Optional<ZoneId> zone) {
        return zone.map(stricter::get).orElse(hours);
    }
}
