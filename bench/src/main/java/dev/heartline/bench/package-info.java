/**
 * Drives the whole system from outside, as providers, the host application and operators do, and observes what comes of
 * it: the demo, the load generator, the system tests.
 */
package dev.heartline.bench;
