/**
 * The webhook to the host application's on-call: what is to be told is written in the transaction of what it tells, and
 * delivered at least once, signed, by one replica at a time. The notices of one alert come in their order.
 */
package dev.heartline.care.oncall;
