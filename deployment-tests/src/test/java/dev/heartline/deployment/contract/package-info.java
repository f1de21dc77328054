/** What the list of topics asks of the brokers. */
package dev.heartline.deployment.contract;
