/**
 * Who picks up when we call: a person, or a machine, which is no conversation. The network's detection says so, and where it
 * errs the greeting does; either way nothing is said, kept or rewarded, and the call's outcome is {@code voicemail}.
 */
package dev.heartline.call.answering;
