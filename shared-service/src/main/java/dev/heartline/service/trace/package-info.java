/** What leaves a service as traces. */
package dev.heartline.service.trace;
