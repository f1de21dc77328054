/**
 * Long histories made short. Each conversation leaves a digest; the summary of a day is a pure function of the digests of
 * that day in the user's zone, so a conversation that arrives late opens its day again and nothing is counted twice. Weeks are told
 * from days and months from weeks in the background, under the same rule.
 */
package dev.heartline.memory.summary;
