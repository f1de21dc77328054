/** The clock by which things are due, held and leased, and instants as the database takes them. */
package dev.heartline.service.time;
