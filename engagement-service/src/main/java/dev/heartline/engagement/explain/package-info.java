/** Why this, why now, at what odds: for every reward and every hook, from the decision log. */
package dev.heartline.engagement.explain;
