/** What the coach should have at hand about a user: the projection of {@code context.refreshed}, and what others of its kind share. */
package dev.heartline.service.context;
