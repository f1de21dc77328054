/** Which reward: Thompson sampling over what fits the moment, with the odds of every choice known. */
package dev.heartline.engagement.policy.arm;
