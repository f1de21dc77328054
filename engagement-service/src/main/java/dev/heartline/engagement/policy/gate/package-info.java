/** Whether a user may be rewarded at all: the rules that come before any learning. */
package dev.heartline.engagement.policy.gate;
