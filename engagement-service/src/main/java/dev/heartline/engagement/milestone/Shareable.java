package dev.heartline.engagement.milestone;

/**
 * A milestone that links may lead to.
 *
 * @param series of its links: those of an earlier one were taken back
 */
record Shareable(MilestoneView milestone, LinkSeries series) {}
