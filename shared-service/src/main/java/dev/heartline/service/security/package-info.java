/** Who may do what over REST. */
package dev.heartline.service.security;
