/** What the REST resources of all services share. */
package dev.heartline.service.web;
