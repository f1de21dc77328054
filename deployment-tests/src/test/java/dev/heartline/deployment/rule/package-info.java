/** What must hold for the objects of an overlay. */
package dev.heartline.deployment.rule;
