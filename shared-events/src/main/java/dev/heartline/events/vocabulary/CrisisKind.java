package dev.heartline.events.vocabulary;

/** What kind of danger was heard, most urgent answer first. */
public enum CrisisKind implements WireNamed {
    /** A body needs help now: chest pain, overdose, can't breathe, won't wake up. */
    MEDICAL,
    /** The user speaks of ending their life or hurting themselves. */
    SELF_HARM,
    /** A child is in danger. */
    CHILD_IN_DANGER,
    /** The user speaks of hurting somebody. */
    HARM_TO_OTHERS,
    /** Somebody hurts or threatens the user. */
    THREATENED;

    /** Whoever is near the user may be the danger, or in danger from them. */
    public boolean isBetweenPeople() {
        return this == HARM_TO_OTHERS || this == THREATENED || this == CHILD_IN_DANGER;
    }
}
