/** The dashboards, as code: what they show, and the files of Grafana that follow from it. */
package dev.heartline.deployment.dashboard;
