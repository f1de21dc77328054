/** Times in which we could not be told of anything: nobody loses a streak by them. */
package dev.heartline.engagement.outage;
