/** Days in a row, as far as a user's behaviour tells. */
package dev.heartline.engagement.streak;
