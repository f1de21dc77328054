package dev.heartline.demo;

import java.time.Instant;

/** Something that came of a call or a text. */
record Effect(Instant at, String what, String detail) {}
