/** Ladders, pure: what is worth a milestone, what comes next, and when progress is none to be celebrated. */
package dev.heartline.engagement.policy.milestone;
