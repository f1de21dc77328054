/** Why this, why now, at what odds: for every reward, every hook and all that is told of others, from the decision log. */
package dev.heartline.engagement.explain;
