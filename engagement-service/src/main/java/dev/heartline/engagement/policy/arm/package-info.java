/** The rewards that can be chosen. */
package dev.heartline.engagement.policy.arm;
