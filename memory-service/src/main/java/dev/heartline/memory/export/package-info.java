/** The right to have one's data: everything that the service keeps of a user, as JSON. */
package dev.heartline.memory.export;
