/** What providers report about the texts that we handed them: late, twice and out of order. */
package dev.heartline.sms.delivery;
