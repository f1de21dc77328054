/** Reading conversations and speaking for the coach: contracts, and one local engine behind them. */
package dev.heartline.ai;
