/** Habits that are put behind others: "after the coffee, the walk". */
package dev.heartline.engagement.habit;
