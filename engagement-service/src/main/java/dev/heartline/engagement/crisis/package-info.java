/** After signs of danger the system is quiet for a while: no rewards, no hooks. A human takes over. */
package dev.heartline.engagement.crisis;
