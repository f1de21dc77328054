/** Failures on demand: of the provider's API towards us, and of its callbacks. */
package dev.heartline.carrier.fault;
