/** Everything that all services keep of a user, asked of them by an event, assembled from their answers, downloaded as a file. */
package dev.heartline.memory.export;
