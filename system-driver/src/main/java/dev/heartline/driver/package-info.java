/** The doors and windows of a running system: the simulated network, Kafka, REST, and the services' tables to look at. */
package dev.heartline.driver;
