/** What the coach should have at hand about a user: the projection of {@code context.refreshed}. */
package dev.heartline.service.context;
