/**
 * The simulator's own API under {@code /simulator}: people, calls, texts and faults, for tests, demos and load. A thin
 * layer of JSON over {@link dev.heartline.carrier.CarrierSimulator}'s Java API.
 */
package dev.heartline.carrier.control;
