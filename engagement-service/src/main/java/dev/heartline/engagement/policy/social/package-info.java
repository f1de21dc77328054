/** What may be said of others, pure: only what was counted, only of many, and never what would discourage. */
package dev.heartline.engagement.policy.social;
