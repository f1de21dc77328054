package dev.heartline.ai.coach;

import java.util.Optional;

import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What somebody besides the coach has to act on.
 *
 * @param danger the danger that this call is about, heard now or before: no coaching as long as it stands
 * @param withdrawn danger was heard before, and the user has made clear that there is none
 * @param wish what the user's last words want of our contacting them
 */
public record Concern(Optional<CrisisKind> danger, boolean withdrawn, Wish wish) {

    public static final Concern NONE = new Concern(Optional.empty(), false, Wish.NONE);
}
