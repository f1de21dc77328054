/** One trace of one call, as an OpenTelemetry collector would get it. */
package dev.heartline.system.traces;
