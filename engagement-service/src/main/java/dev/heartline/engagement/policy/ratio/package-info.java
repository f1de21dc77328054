/** How often an action is rewarded: a variable ratio that is bounded, so that nobody is left without for long. */
package dev.heartline.engagement.policy.ratio;
