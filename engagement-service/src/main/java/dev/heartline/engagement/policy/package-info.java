/**
 * The reward policy, pure: from an occasion and what is known of the user to a ruling. The same input gives the same
 * ruling on any machine, so a decision can be repeated from the decision log by whoever has the key.
 */
package dev.heartline.engagement.policy;
