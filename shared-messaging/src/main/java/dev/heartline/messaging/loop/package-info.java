/**
 * The one way to run a background loop: paced, surviving every failure, seen from outside, and, where its rows aren't
 * claimed one by one, taken by one replica at a time.
 */
package dev.heartline.messaging.loop;
