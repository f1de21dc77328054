package dev.heartline.service.contact;

import java.time.ZoneId;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy as this installation wants it. */
final class ContactSetup {

    @Produces
    @Singleton
    ContactRules rules(ContactConfig config) {
        return new ContactRules(
                hours(config.hours()),
                config.zones().entrySet().stream()
                        .collect(Collectors.toMap(zone -> ZoneId.of(zone.getKey()), zone -> hours(zone.getValue()))),
                config.mostPerDay());
    }

    @Produces
    @Singleton
    ContactPolicy policy(ContactRules rules) {
        return new ContactPolicy(rules);
    }

    private static ContactHours hours(ContactConfig.Hours hours) {
        return new ContactHours(hours.opens(), hours.closes());
    }
}
