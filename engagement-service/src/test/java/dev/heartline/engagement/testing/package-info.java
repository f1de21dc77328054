/** What the tests of this service share. */
package dev.heartline.engagement.testing;
