/** What users do: how it comes in, by whichever door, and what it sets in motion. */
package dev.heartline.engagement.behavior;
