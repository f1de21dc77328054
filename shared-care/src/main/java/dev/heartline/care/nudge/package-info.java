/** Leaving whomever another service has just brought back in peace. */
package dev.heartline.care.nudge;
