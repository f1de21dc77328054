/** Coaching conversations that come with the simulator, with the people who have them: for demos, tests and load. */
package dev.heartline.carrier.conversation;
