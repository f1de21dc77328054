/**
 * What the coach should have at hand about a user: a snapshot, rebuilt in the transaction of whatever changes it and
 * published whole. Reading it is reading one row; no embedding and no model is asked.
 */
package dev.heartline.memory.context;
