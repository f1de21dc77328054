/**
 * The life of one call, from queued or ringing to its terminal state: which signals of the provider move it and which
 * come too late, how two reports of one call become one row, and who may read it over REST. Terminal states never go
 * back; reports may come late, twice and in any order.
 */
package dev.heartline.call.lifecycle;
