/**
 * Streaks, pure: which day something belongs to, which days in a row there were, and when a row would end. Days belong to people
 * and not to clocks: nobody loses a row by travelling, by daylight saving, by telling late, or by an outage of ours.
 */
package dev.heartline.engagement.policy.streak;
