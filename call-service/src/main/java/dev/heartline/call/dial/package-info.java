/**
 * The calls that we start: asked for over REST, decided by the contact policy at the moment of dialling, written down
 * before the provider is asked, and never dialled twice. What the provider's silence leaves open, reconciliation finds
 * out.
 */
package dev.heartline.call.dial;
