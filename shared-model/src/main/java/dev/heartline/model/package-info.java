/**
 * A language model behind the interfaces of {@code shared-ai}: it is asked over a network, within limits of time and money, what
 * it answers is checked, and where it doesn't answer well the local engine goes on.
 */
package dev.heartline.model;
