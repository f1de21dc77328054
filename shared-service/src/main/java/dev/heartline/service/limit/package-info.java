/** How often somebody may ask, so that one caller can't take the place of the others. */
package dev.heartline.service.limit;
