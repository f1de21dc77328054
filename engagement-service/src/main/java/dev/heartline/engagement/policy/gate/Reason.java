package dev.heartline.engagement.policy.gate;

import dev.heartline.events.vocabulary.WireNamed;

/** Why a decision came out as it did, and how the user is told. */
public enum Reason implements WireNamed {
    NO_CONVERSATION("There was no conversation to reward."),
    ALREADY_DECIDED_FOR_SOURCE("This belongs to a conversation that has a decision of its own."),
    CRISIS_QUIET("After a hard moment there are no rewards, no reminders and nothing about others for some days."),
    DISTRESS_QUIET("After a hard talk there are no rewards, no reminders and nothing about others for some days."),
    HARM_TOLD("Nothing is given where somebody told of a lapse, a harm or a loss, or where we can't tell."),
    PROFILE_UNKNOWN("We know nothing about you yet, so we send nothing."),
    OPTED_OUT("You asked for no rewards."),
    MECHANIC_OPTED_OUT("You asked for nothing of this kind."),
    HEALTH("Losing weight and eating less are never rewarded."),
    REPEATED_WITHIN_HOUR("You did this several times within an hour; rewards take a break."),
    DAILY_LIMIT("There is at most one of the kind within 24 hours."),
    AGE_UNKNOWN("Chance, and comparing with others, are for adults, and we do not know your age."),
    MINOR("Chance, and comparing with others, are for adults."),
    ZONE_UNKNOWN("Rewards by chance rest at night, and we do not know your time zone."),
    NIGHT("Rewards by chance rest from 22:00 to 06:00 your time."),
    HOLDOUT("You are among the one in twenty who get no rewards, so that we learn whether they help."),

    FIRST_COACHING_CALL("You had your first call with the coach."),
    VICTORY_SHARED("You told the coach about something that went well."),
    DRAW_WON("Chance decided, and it was in your favour."),
    DRAW_LOST("Chance decided; the next try has better odds."),
    STREAK_REACHED("You did it so many days in a row."),
    MILESTONE_REACHED("You reached a milestone."),
    LEVEL_REACHED("You did something for yourself on so many days that it makes a level."),
    PAUSED("You asked to be left alone for a while."),
    QUIET_HOURS("From 21:00 to 08:00 your time we send nothing."),
    CONTACTED_TODAY("The coach called or wrote of its own accord on that day already."),
    HOOK_DAILY_LIMIT("There is at most one reminder within 24 hours."),
    HOOK_WEEKLY_LIMIT("There are at most four reminders within 7 days."),
    HOOK_CHOSEN("There was something that may be worth coming back for."),
    NO_HOOK_CHOSEN(
            "There was something to tell, and chance decided to leave you alone, so that we learn whether it helps."),
    PROOF_CHOSEN("There was something about others that is true and may encourage you."),
    NOTHING_TO_TELL("There was nothing to tell about others that is true, of enough people, and encouraging.");

    private final String why;

    Reason(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }
}
