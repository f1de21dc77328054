/** What health tells of channels. */
package dev.heartline.messaging.health;
