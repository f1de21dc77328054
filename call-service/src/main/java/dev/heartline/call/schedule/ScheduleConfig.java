package dev.heartline.call.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.call.lifecycle.VoicemailAction;

/** How calls that are agreed for later are made. */
@ConfigMapping(prefix = "heartline.call.schedule")
interface ScheduleConfig {

    /** How often each replica looks for calls that are due. */
    @WithDefault("1s")
    Duration every();

    /** Calls that one look takes at most. */
    @WithDefault("32")
    int batch();

    /** Calls that one replica dials at once. */
    @WithDefault("8")
    int atOnce();

    /** So long after a replica has taken a call and said nothing more, another one takes it. Longer than dialling a batch takes. */
    @WithDefault("2m")
    Duration lease();

    /** How long after its time a call may still be made, where the request doesn't say. */
    @WithDefault("2h")
    Duration window();

    /** The hour of a call whose request names only the day, while too little is known of when the user takes calls. */
    @WithDefault("18:00")
    LocalTime openTime();

    /** So long before a call its user is reminded of it by text, unless it was agreed later than that; 0 for no reminders. */
    @WithDefault("1h")
    Duration remindBefore();

    /** Wait before the next try after a busy line; doubles with each. */
    @WithDefault("5m")
    Duration busyAfter();

    /** Further tries after a busy line. */
    @WithDefault("3")
    int busyTries();

    /** Wait before the next try where nobody answered; doubles with each. */
    @WithDefault("20m")
    Duration noAnswerAfter();

    /** Further tries where nobody answered. */
    @WithDefault("2")
    int noAnswerTries();

    /** Wait before the next try after a machine has answered; doubles with each. */
    @WithDefault("45m")
    Duration voicemailAfter();

    /** Further tries after a machine has answered. */
    @WithDefault("1")
    int voicemailTries();

    /** Wait before the next try after the network has failed; doubles with each. */
    @WithDefault("2m")
    Duration failedAfter();

    /** Further tries after the network has failed. */
    @WithDefault("3")
    int failedTries();

    /**
     * What follows where a machine has answered, by the purpose of the call (as check_in): retry-later, also where nothing is said of it;
     * hang-up; or leave-message, which leaves {@code heartline.call.voicemail.message} after the greeting and tries no more.
     */
    Map<String, VoicemailAction> onVoicemail();

    /** Wait while the user is on another call with us. */
    @WithDefault("5m")
    Duration lineInUseAfter();

    /** Wait while the provider takes no calls. */
    @WithDefault("30s")
    Duration providerBusyAfter();

    default Retrying retrying() {
        return new Retrying(
                new Retrying.Tries(busyAfter(), busyTries()),
                new Retrying.Tries(noAnswerAfter(), noAnswerTries()),
                new Retrying.Tries(voicemailAfter(), voicemailTries()),
                new Retrying.Tries(failedAfter(), failedTries()),
                lineInUseAfter(),
                providerBusyAfter());
    }
}
