/** Brings people back, seldom and truly: when a user is considered, what they are told, and what came of it. */
package dev.heartline.engagement.hook;
