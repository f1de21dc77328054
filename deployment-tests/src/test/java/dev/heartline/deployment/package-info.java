/** Whether k8s/ says what it should. */
package dev.heartline.deployment;
