package dev.heartline.ai.coach;

import java.util.Optional;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;

/**
 * What one turn of the user asks others than the coach to act on.
 *
 * @param turn of the user
 * @param danger the danger that the call is about after it, heard now or before: no coaching as long as it stands
 * @param alarming what it says is danger by itself or as an answer, whatever was heard before: also where somebody has called the
 *     danger before it a false alarm
 * @param withdrawn danger was heard before, and with this turn the user has made clear that there is none
 * @param wish what its words want of our contacting them
 * @param judged false where the readers failed: the rest is what plain words told, and it is to be judged again
 */
public record Concern(
        Turn turn, Optional<CrisisKind> danger, boolean alarming, boolean withdrawn, Wish wish, boolean judged) {}
