/**
 * What every service does after a crisis: it takes the word of {@code crisis.raised}, keeps the quiet that it asks for, and
 * runs no detector of its own. Raising a crisis, and telling a human, is the business of those who hear people.
 */
package dev.heartline.service.care;
