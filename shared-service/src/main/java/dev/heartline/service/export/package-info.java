/** A user's right to have their data: each service answers {@code export.requested} with what it keeps of them. */
package dev.heartline.service.export;
