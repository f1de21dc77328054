/**
 * Phones people and coaches them live. One package per feature: {@code lifecycle} owns the call itself, {@code live} the
 * conversation, {@code provider} the doors to the telephone network, {@code dial} the calls we start, {@code schedule} those
 * that are agreed for later, {@code consent} and
 * {@code context} what is known of the user, {@code completion} the end of every call.
 */
package dev.heartline.call;
