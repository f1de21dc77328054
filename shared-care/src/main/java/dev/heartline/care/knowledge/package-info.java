/** The documents that the coach may answer from: the projection of {@code knowledge.published}. */
package dev.heartline.care.knowledge;
