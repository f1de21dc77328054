package dev.heartline.service.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** When, and how often, we may start a contact: for calls and texts, in every service. */
@ConfigMapping(prefix = "heartline.contact")
public interface ContactConfig {

    /** Under which phone numbers are digested, see {@link NumberDigest}. The same in all services; never changed. */
    String key();

    /** Where no zone of {@link #zones()} says otherwise. By default 08:00 to 21:00. */
    @WithParentName
    Hours hours();

    /**
     * Stricter hours by IANA zone: {@code heartline.contact.zones."America/New_York".closes=20:00}. By zone and not by state,
     * because a zone is all that we know of where somebody is; the strictest rule in a zone is the one to enter.
     */
    Map<String, Hours> zones();

    /**
     * Contacts that a service starts with one user on its channel within 24 hours. Calls and texts are counted by the service
     * that makes them, each by itself.
     */
    @WithDefault("4")
    int mostPerDay();

    /**
     * Only where the database of this service came back from a backup: when the service was last at work with the one that was lost
     * ({@code 2026-11-27T03:10:00Z}). What was to be texted or called before may have been, and is not done again; answers to danger are.
     */
    Optional<Instant> forgottenUntil();

    /** Local times of the recipient. */
    interface Hours {

        /** The first at which we may start a contact. */
        @WithDefault("08:00")
        LocalTime opens();

        /** The first that is quiet again. */
        @WithDefault("21:00")
        LocalTime closes();
    }
}
