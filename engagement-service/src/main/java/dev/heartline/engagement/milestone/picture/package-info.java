/**
 * Pictures of progress: a small writer of SVG of our own, so that the same data gives the same bytes, and every picture says in
 * words what it shows.
 */
package dev.heartline.engagement.milestone.picture;
