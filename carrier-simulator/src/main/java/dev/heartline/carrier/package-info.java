/**
 * A stand-in for the telephone network and the providers in front of it: people who answer, hang up and text back, REST
 * APIs to order calls and texts, signed callbacks and websockets towards our services, and the failures of all of them on
 * demand. Embedded in a test or run as a process of its own.
 */
package dev.heartline.carrier;
