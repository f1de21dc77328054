/** Requests to a provider of models over HTTP: which can be broken off, end in time, and say what went wrong. */
package dev.heartline.model.wire;
