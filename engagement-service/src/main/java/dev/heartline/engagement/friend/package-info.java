/** Friends by mutual consent: each has said so, and no longer than both do. */
package dev.heartline.engagement.friend;
