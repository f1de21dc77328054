/** Which engine reads and speaks, by configuration, as beans that replace the local ones. */
package dev.heartline.model.engine;
