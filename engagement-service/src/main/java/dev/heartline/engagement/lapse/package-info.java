/** Foretells who may lapse or leave, so that they are looked at in time; keeps what was foretold beside what became of it. */
package dev.heartline.engagement.lapse;
