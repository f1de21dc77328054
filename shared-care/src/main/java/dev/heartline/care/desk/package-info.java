/** Where humans deal with alerts. */
package dev.heartline.care.desk;
