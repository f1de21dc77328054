/** Why somebody got what they got, in plain words, pure. */
package dev.heartline.engagement.policy.explain;
