/** Which version of a policy decides and which one only watches, how to go back, and what the watching one would have been worth. */
package dev.heartline.engagement.version;
