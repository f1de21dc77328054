/** How likely it is that somebody lapses or leaves, pure: a model that can be read, and says why. */
package dev.heartline.engagement.policy.lapse;
