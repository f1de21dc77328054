/** What a user wants to do without: each mechanic can be switched off by itself. */
package dev.heartline.engagement.optout;
