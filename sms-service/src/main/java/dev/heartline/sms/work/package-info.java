/** What the features work with: threads that sweep the database for rows to work on, and the time of day. */
package dev.heartline.sms.work;
