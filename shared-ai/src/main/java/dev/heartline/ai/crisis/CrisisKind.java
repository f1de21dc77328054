package dev.heartline.ai.crisis;

/** What kind of danger the words point to, most urgent answer first. */
public enum CrisisKind {
    /** The body needs help now: chest pain, overdose, can't breathe. */
    MEDICAL,
    /** The user speaks of ending their life or hurting themselves. */
    SELF_HARM,
    /** The user speaks of hurting somebody. */
    HARM_TO_OTHERS,
    /** Somebody hurts or threatens the user. */
    THREATENED;

    /** Whoever is near the user may be the danger, or in danger from them. */
    public boolean isBetweenPeople() {
        return this == HARM_TO_OTHERS || this == THREATENED;
    }
}
