/** Rewards that were given and draws that were made: what they said, how users took them, and what is learned from that. */
package dev.heartline.engagement.reward;
