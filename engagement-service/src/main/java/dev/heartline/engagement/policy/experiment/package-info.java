/** Experiments, pure: who gets which variant, and when one has to stop. */
package dev.heartline.engagement.policy.experiment;
