/** How people are reached, by whomever of us: when the coach last sent them something, and how they like it best. */
package dev.heartline.engagement.contact;
