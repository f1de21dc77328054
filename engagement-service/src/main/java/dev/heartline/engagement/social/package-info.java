/** What people are told of others: real counts, groups of a week, challenges, friends; and what came of it. */
package dev.heartline.engagement.social;
