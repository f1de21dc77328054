/** The simulated Bird: texts alone. */
package dev.heartline.carrier.bird;
