/** What an operator does to a call that goes on: ends it, tells the coach something, or has a human take over. On record. */
package dev.heartline.call.operator;
