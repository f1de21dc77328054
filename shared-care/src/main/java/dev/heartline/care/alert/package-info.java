/**
 * Alerts: each crisis is one, open until a human has acknowledged and closed it. They hold ids and never words: who acts on
 * one looks into the call or text itself.
 */
package dev.heartline.care.alert;
