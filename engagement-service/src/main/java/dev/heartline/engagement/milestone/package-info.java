/** What people reached, and what comes next: rungs of ladders, their charts, and links to share them. */
package dev.heartline.engagement.milestone;
