/** What the REST resources of the service share. */
package dev.heartline.memory.web;
