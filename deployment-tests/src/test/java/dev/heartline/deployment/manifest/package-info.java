/** Objects of the cluster, rendered and read strictly. */
package dev.heartline.deployment.manifest;
