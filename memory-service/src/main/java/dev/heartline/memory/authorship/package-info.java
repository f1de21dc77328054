/** Who changed what is remembered: a conversation, or somebody by hand, with a reason. */
package dev.heartline.memory.authorship;
