/**
 * Speaks for the coach on a live call, in the manner of motivational interviewing (Miller &amp; Rollnick, 2013): open
 * questions, affirmations, reflections, summaries, advice only with permission, never medical. Danger to life ends all
 * coaching and brings the fixed crisis answer.
 */
package dev.heartline.ai.coach;
