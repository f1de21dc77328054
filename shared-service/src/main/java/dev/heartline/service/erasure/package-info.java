/** The right to be forgotten: a tombstone on {@code user.profile} removes everything a service holds about the user. */
package dev.heartline.service.erasure;
