package dev.heartline.service.contact;

import java.util.EnumSet;
import java.util.Set;

import dev.heartline.events.vocabulary.WireNamed;

/** The ways in which we reach a person. */
public enum ContactChannel implements WireNamed {
    CALL,
    SMS;

    public static final Set<ContactChannel> ALL = Set.copyOf(EnumSet.allOf(ContactChannel.class));
}
