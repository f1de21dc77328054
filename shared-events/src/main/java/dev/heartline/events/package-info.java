/**
 * The events that the services and the host application exchange: one record per type, its topic, and the CloudEvents
 * envelope it travels in. The JSON Schemas, examples and the AsyncAPI document beside these classes are the contract;
 * the records follow them.
 */
package dev.heartline.events;
