/** What decisions were worth, pure: nothing here knows what a reward or a hook is. */
package dev.heartline.evaluation;
