/** What the days of users were like: what experiments and the effect of rewards are measured by. */
package dev.heartline.engagement.outcome;
