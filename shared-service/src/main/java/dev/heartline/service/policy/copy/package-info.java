/** What a message to a user must never say. */
package dev.heartline.service.policy.copy;
