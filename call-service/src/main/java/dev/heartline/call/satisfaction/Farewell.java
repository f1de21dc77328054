package dev.heartline.call.satisfaction;

import java.util.regex.Pattern;

/**
 * The end of a call, as the coach comes to it.
 *
 * @param known whether the caller has a profile
 * @param turns that the caller has said
 * @param answered whether the last words answer the caller, who is there and has said goodbye; not where they were silent, or time is up
 * @param calm whether nothing was heard on this call of danger, nor that they want to be left alone or have to go
 * @param afterCrisis whether the call is about a crisis, or comes in the quiet after one
 * @param lately whether they were asked lately
 */
public record Farewell(boolean known, int turns, boolean answered, boolean calm, boolean afterCrisis, boolean lately) {

    private static final Pattern HURRIED = Pattern.compile(
            "\\b(?:hang(?:ing)? up|have to|has to|need to|got to|gotta|must|let me|leave me|stop|busy|not now)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Whether somebody who ends a call in these words has to go, or wants to be rid of it, and not just said goodbye. */
    public static boolean isHurried(String goodbye) {
        return HURRIED.matcher(goodbye).find();
    }

    boolean mayBeAsked(int fewestTurns) {
        return known && answered && calm && !afterCrisis && !lately && turns >= fewestTurns;
    }
}
