package dev.heartline.service.contact;

import java.util.Set;

import dev.heartline.events.vocabulary.WireNamed;

/** The ways in which we reach a person. */
public enum ContactChannel implements WireNamed {
    CALL,
    SMS,
    /** In the host's app, which shows it when the user looks. */
    IN_APP;

    /** What somebody stops or releases who names no channel. */
    public static final Set<ContactChannel> ALL = Set.of(CALL, SMS);
}
