/** The images and the compose file: what can be read off them, and what they do when they run. */
package dev.heartline.system.containers;
