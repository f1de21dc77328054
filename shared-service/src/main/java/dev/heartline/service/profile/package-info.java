/** Who the users are: this service's own projection of the host application's {@code user.profile}. */
package dev.heartline.service.profile;
