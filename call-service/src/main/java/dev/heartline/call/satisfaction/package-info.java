/**
 * How helpful callers found a call, asked where it does no harm: once in a while, at the end of an ordinary talk, of somebody who
 * needn't answer.
 */
package dev.heartline.call.satisfaction;
